/** Coefficients of a second-order filter. */
export type Biquad = { b: [number, number, number]; a: [number, number] }

/**
 * Returns the two filters of ITU-R BS.1770-4 for any sample rate. The standard gives coefficients for
 * 48 kHz only, so its analogue prototypes are transformed for other rates (as EBU Tech 3341 allows).
 */
export const kWeighting = (sampleRate: number): [Biquad, Biquad] => [
  shelf(sampleRate),
  highPass(sampleRate),
]

const SHELF = { hertz: 1681.974450955533, decibels: 3.999843853973347, q: 0.7071752369554196 }
const HIGH_PASS = { hertz: 38.13547087602444, q: 0.5003270373238773 }
/** The shelf of the standard rises by slightly less than half of its gain at the centre frequency. */
const SHELF_EXPONENT = 0.4996667741545416

function shelf(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * SHELF.hertz) / sampleRate)
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

function highPass(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * HIGH_PASS.hertz) / sampleRate)
  const a0 = 1 + k / HIGH_PASS.q + k * k
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / HIGH_PASS.q + k * k) / a0] }
}
