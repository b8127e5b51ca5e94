/** For each track the turns from its play in one set to its play in the next. */
export function returnDistances(first: Int32Array, second: Int32Array): Int32Array {
  const distances = new Int32Array(first.length)
  for (const [at, track] of first.entries()) distances[track] = first.length - at
  for (const [at, track] of second.entries()) distances[track]! += at
  return distances
}
