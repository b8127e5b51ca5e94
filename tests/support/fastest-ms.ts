const RUNS = 9

/** Returns the minimum duration of several runs in milliseconds, which depends least on other load. */
export function fastestMs(work: () => void): number {
  const runs = Array.from({ length: RUNS }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return Math.min(...runs)
}
