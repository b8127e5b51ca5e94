/**
 * Logarithm and exponential function from additions, multiplications and divisions only, which
 * IEEE 754 defines to the last bit. Math.log and Math.exp may differ between engines; orders must not.
 */

const LN_TERMS = 23
const EXP_TERMS = 16
/** e^-x is below the smallest positive double from about 745 on. */
const MAX_EXPONENT = 700

/** Returns the natural logarithm of a number in (0, 1]. */
export function ln(x: number): number {
  let mantissa = x
  let halvings = 0
  for (; mantissa < 0.75; halvings++) mantissa *= 2
  const s = (mantissa - 1) / (mantissa + 1)
  let sum = 0
  for (let k = LN_TERMS; k > 0; k -= 2) sum = sum * s * s + 1 / k
  return 2 * s * sum - halvings * Math.LN2
}

/** Returns e to the power of -x, for x >= 0. */
export function expNegative(x: number): number {
  if (x > MAX_EXPONENT) return 0
  let reduced = x
  let squarings = 0
  for (; reduced > 0.5; squarings++) reduced /= 2
  let sum = 1
  for (let k = EXP_TERMS; k > 0; k--) sum = 1 - (reduced / k) * sum
  for (; squarings > 0; squarings--) sum *= sum
  return sum
}
