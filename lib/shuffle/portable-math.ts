/**
 * Logarithm and exponential from sums, products and quotients alone, which IEEE 754 fixes to the last
 * bit: Math.log and Math.exp may differ between engines, and an order must not.
 */

const LOG_TERMS = 23
const EXP_TERMS = 16

/** The natural logarithm of a number in (0, 1]. */
export function ln(x: number): number {
  let mantissa = x
  let halvings = 0
  for (; mantissa < 0.75; halvings++) mantissa *= 2
  const s = (mantissa - 1) / (mantissa + 1)
  let sum = 0
  for (let k = LOG_TERMS; k > 0; k -= 2) sum = sum * s * s + 1 / k
  return 2 * s * sum - halvings * Math.LN2
}

/** e to the power of -x, for x >= 0. */
export function fade(x: number): number {
  if (x > 700) return 0
  let small = x
  let squarings = 0
  for (; small > 0.5; squarings++) small /= 2
  let sum = 1
  for (let k = EXP_TERMS; k > 0; k--) sum = 1 - (small / k) * sum
  for (; squarings > 0; squarings--) sum *= sum
  return sum
}
