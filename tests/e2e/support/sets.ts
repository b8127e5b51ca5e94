/** A track that was played. */
export type Played = { title: string; artist: string }

/** Splits tracks into sets of `size`; the last one may be shorter. */
export const splitIntoSets = (played: Played[], size: number): Played[][] =>
  Array.from({ length: Math.ceil(played.length / size) }, (_, set) =>
    played.slice(set * size, (set + 1) * size),
  )

/** Counts neighbours by one artist, at the boundaries of sets too. */
export const countClashes = (played: Played[]): number =>
  played.filter(({ artist }, at) => at > 0 && artist === played[at - 1]?.artist).length

/** Returns the minimum distance of two plays of one track; Infinity if no track was played twice. */
export function findRepeatDistance(played: Played[]): number {
  const last = new Map<string, number>()
  let minimum = Number.POSITIVE_INFINITY
  for (const [at, { title }] of played.entries()) {
    const before = last.get(title)
    if (before !== undefined) minimum = Math.min(minimum, at - before)
    last.set(title, at)
  }
  return minimum
}
