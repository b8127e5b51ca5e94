/** The share of pairs of tracks in both orders that keep their relative order. */
export function keptPairShare(before: Int32Array, after: Int32Array): number {
  const positions = new Map([...after].map((track, position) => [track, position]))
  const common = [...before].flatMap((track) => positions.get(track) ?? [])
  let kept = 0
  let pairs = 0
  for (let i = 0; i < common.length; i++)
    for (let j = i + 1; j < common.length; j++, pairs++) if (common[i]! < common[j]!) kept++
  return kept / pairs
}
