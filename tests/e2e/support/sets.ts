/** One track as it was played: who it is, and who it is by. */
export type Played = { title: string; artist: string }

/** Cuts what was played into sets of `size`, the last one perhaps shorter. */
export const setsOf = (played: Played[], size: number): Played[][] =>
  Array.from({ length: Math.ceil(played.length / size) }, (_, set) =>
    played.slice(set * size, (set + 1) * size),
  )

/** Neighbours by one artist, over the borders between sets too. */
export const clashes = (played: Played[]): number =>
  played.filter(({ artist }, at) => at > 0 && artist === played[at - 1]?.artist).length

/**
 * The fewest turns between two plays of one track; Infinity when none came twice.
 */
export function repeatDistance(played: Played[]): number {
  const last = new Map<string, number>()
  let least = Number.POSITIVE_INFINITY
  for (const [at, { title }] of played.entries()) {
    const before = last.get(title)
    if (before !== undefined) least = Math.min(least, at - before)
    last.set(title, at)
  }
  return least
}
