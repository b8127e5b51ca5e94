const RUNS = 5
const MIN_MS = 4
const MAX_SIZE = 2 ** 22

/**
 * How many times longer `work` takes on an input of `4 * size` than on one of `size`: about 4 for
 * linear work, 16 for quadratic. The size grows from 1,000 until a run takes long enough to be
 * measured; the fastest of several runs counts, so that a busy machine does not.
 */
export async function growth(work: (size: number) => unknown): Promise<number> {
  let size = 1_000
  let small = await fastest(() => work(size))
  while (small < MIN_MS && size < MAX_SIZE) {
    size *= 2
    small = await fastest(() => work(size))
  }
  return (await fastest(() => work(4 * size))) / Math.max(small, MIN_MS)
}

async function fastest(work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now()
    await work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}
