const RUNS = 9

/** The shortest of several runs of `work`, in milliseconds: what other processes add is left out. */
export function fastestMs(work: () => void): number {
  const runs = Array.from({ length: RUNS }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return Math.min(...runs)
}
