/** A filter of two poles and two zeros, in place over blocks of samples. */
export type Biquad = { b: [number, number, number]; a: [number, number] }

/**
 * The two filters of ITU-R BS.1770-4 for any rate: the standard prints them for 48 kHz only, so they
 * are brought back to the analogue form they were made of and warped anew (as EBU Tech 3341 allows).
 */
export const kWeighting = (framesPerSecond: number): [Biquad, Biquad] => [
  shelf(framesPerSecond),
  highPass(framesPerSecond),
]

const SHELF = { hertz: 1681.974450955533, decibels: 3.999843853973347, q: 0.7071752369554196 }
const HIGH_PASS = { hertz: 38.13547087602444, q: 0.5003270373238773 }
/** The standard's shelf rises by a little less than its gain at the middle frequency. */
const SHELF_EXPONENT = 0.4996667741545416

function shelf(framesPerSecond: number): Biquad {
  const k = Math.tan((Math.PI * SHELF.hertz) / framesPerSecond)
  const high = 10 ** (SHELF.decibels / 20)
  const band = high ** SHELF_EXPONENT
  const a0 = 1 + k / SHELF.q + k * k
  return {
    b: [
      (high + (band * k) / SHELF.q + k * k) / a0,
      (2 * (k * k - high)) / a0,
      (high - (band * k) / SHELF.q + k * k) / a0,
    ],
    a: [(2 * (k * k - 1)) / a0, (1 - k / SHELF.q + k * k) / a0],
  }
}

function highPass(framesPerSecond: number): Biquad {
  const k = Math.tan((Math.PI * HIGH_PASS.hertz) / framesPerSecond)
  const a0 = 1 + k / HIGH_PASS.q + k * k
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / HIGH_PASS.q + k * k) / a0] }
}
