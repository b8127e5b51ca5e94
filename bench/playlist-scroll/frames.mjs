/** A frame that is longer than this is seen as a hitch, in milliseconds. */
const LONG_MS = 50

/**
 * Runs `act` and resolves to how long the frames of the page took meanwhile, in milliseconds: how
 * many, the median, the 95th of 100, the longest, and how many were long.
 */
export async function framesWhile(page, act) {
  await page.evaluate(() => {
    const stamps = []
    const note = (stamp) => {
      stamps.push(stamp)
      window.noting = requestAnimationFrame(note)
    }
    window.stamps = stamps
    window.noting = requestAnimationFrame(note)
  })
  await act()
  const stamps = await page.evaluate(() => {
    cancelAnimationFrame(window.noting)
    return window.stamps
  })
  const frames = stamps.slice(1).map((stamp, at) => stamp - stamps[at])
  return { ...quantiles(frames), long: frames.filter((ms) => ms > LONG_MS).length }
}

/** The middle, the 95th of 100 and the greatest of some numbers. */
export function quantiles(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other)
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
  return { count: sorted.length, median: at(0.5), p95: at(0.95), most: at(1) }
}
