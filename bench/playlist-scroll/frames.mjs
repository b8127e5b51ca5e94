/** The duration from which a frame is visible as a stutter. */
const LONG_FRAME_MS = 50

/**
 * Measures the frames of the page while `act` runs: their durations in milliseconds, and the number
 * of long ones.
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<void>} act
 */
export async function framesWhile(page, act) {
  const recorder = await page.evaluateHandle(() => {
    const recording = { stamps: /** @type {number[]} */ ([]), request: 0 }
    const record = (/** @type {number} */ stamp) => {
      recording.stamps.push(stamp)
      recording.request = requestAnimationFrame(record)
    }
    recording.request = requestAnimationFrame(record)
    return recording
  })
  await act()
  const stamps = await recorder.evaluate((recording) => {
    cancelAnimationFrame(recording.request)
    return recording.stamps
  })
  const frames = stamps.slice(1).map((stamp, at) => stamp - (stamps[at] ?? stamp))
  return { ...quantiles(frames), long: frames.filter((ms) => ms > LONG_FRAME_MS).length }
}

/**
 * Count, median, 95th percentile and maximum; NaN if there are no numbers.
 * @param {number[]} numbers
 */
export function quantiles(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other)
  const at = (/** @type {number} */ share) =>
    sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
  return { count: sorted.length, median: at(0.5), p95: at(0.95), max: at(1) }
}
