/**
 * Returns the processor time in milliseconds of the longest turn of the event loop during `work`:
 * nothing else runs in this process meanwhile. Depends little on other load of the machine.
 */
export async function measureLongestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let isOver = false
  let last = process.threadCpuUsage()
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const sample = () => {
    const { user, system } = process.threadCpuUsage(last)
    longest = Math.max(longest, (user + system) / 1_000)
    last = process.threadCpuUsage()
    if (isOver) end()
    else setImmediate(sample)
  }
  setImmediate(sample)
  try {
    await work()
  } finally {
    isOver = true
    await ended
  }
  return longest
}
