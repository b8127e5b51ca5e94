const RUNS = 4
const MEASUREMENTS = 4
const MIN_MS = 2
const MAX_SIZE = 2 ** 18
const CLEARLY_LINEAR = 6

/** The maximum growth of linear work, which is about 4; that of quadratic work is 16. */
export const MAX_LINEAR_GROWTH = 9

/**
 * Returns how many times longer `work` takes for `4 * size` than for `size`. The size is increased from
 * 1,000 until a run takes long enough to be measured. Uses the minimum processor time of several runs,
 * which depends little on other load of the machine.
 */
export async function growth(work: (size: number) => unknown): Promise<number> {
  let size = 1_000
  while (size < MAX_SIZE && (await fastest(() => work(size))) < MIN_MS) size *= 2
  let lowest = Number.POSITIVE_INFINITY
  for (let measurement = 0; measurement < MEASUREMENTS; measurement++) {
    const small = Math.max(await fastest(() => work(size)), MIN_MS)
    lowest = Math.min(lowest, (await fastest(() => work(4 * size))) / small)
    if (lowest < CLEARLY_LINEAR) break
  }
  return lowest
}

async function fastest(work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < RUNS; run++) {
    const start = process.threadCpuUsage()
    await work()
    const { user, system } = process.threadCpuUsage(start)
    best = Math.min(best, (user + system) / 1_000)
  }
  return best
}
