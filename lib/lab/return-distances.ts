/** Returns, for each track, the number of turns from its play in one set to its play in the next. */
export function returnDistances(first: Int32Array, second: Int32Array): Int32Array {
  const distances = new Int32Array(first.length)
  for (const [turn, track] of first.entries()) distances[track] = first.length - turn
  for (const [turn, track] of second.entries()) distances[track]! += turn
  return distances
}
