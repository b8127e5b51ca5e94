/**
 * Returns the autocorrelation of a series for lags 0 to `maxLag`, without its mean, normalised to 1 at
 * lag 0; each lag is divided by its number of pairs. All zero for a constant series.
 */
export function autocorrelation(values: Float32Array, maxLag: number): Float64Array {
  const length = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, length)
  const centred = Float64Array.from(values, (value) => value - mean)
  const result = new Float64Array(maxLag + 1)
  let power = 0
  for (const value of centred) power += value * value
  if (power < 1e-12) return result
  for (let lag = 0; lag <= maxLag && lag < length; lag++) {
    let sum = 0
    for (let i = lag; i < length; i++) sum += centred[i]! * centred[i - lag]!
    result[lag] = sum / (length - lag) / (power / length)
  }
  return result
}

/** Interpolates a series linearly at a fractional index. Returns 0 beyond its ends. */
export function interpolate(values: Float64Array, at: number): number {
  const index = Math.floor(at)
  if (index < 0 || index + 1 >= values.length) return 0
  const low = values[index]!
  return low + (values[index + 1]! - low) * (at - index)
}
