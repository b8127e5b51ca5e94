/**
 * The autocorrelation of a series for lags 0 to `most`, its mean taken out, 1 at lag 0; each lag is
 * divided by how many pairs it has. All zero for a series that never moves.
 */
export function autocorrelation(values: Float32Array, most: number): Float64Array {
  const length = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, length)
  const centred = Float64Array.from(values, (value) => value - mean)
  const result = new Float64Array(most + 1)
  let power = 0
  for (const value of centred) power += value * value
  if (power < 1e-12) return result
  for (let lag = 0; lag <= most && lag < length; lag++) {
    let sum = 0
    for (let i = lag; i < length; i++) sum += centred[i]! * centred[i - lag]!
    result[lag] = sum / (length - lag) / (power / length)
  }
  return result
}

/** The value of a series between two places, in a straight line; 0 beyond its end. */
export function between(values: Float64Array, at: number): number {
  const index = Math.floor(at)
  if (index < 0 || index + 1 >= values.length) return 0
  const low = values[index]!
  return low + (values[index + 1]! - low) * (at - index)
}
