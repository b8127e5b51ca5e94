import 'server-only'

/** A track of an imported list. */
export type ImportedTrack = {
  songId: string
  addedAt: string | null
  /** Out of every shuffle; undefined if the source does not define it. */
  excluded?: boolean
}

/**
 * `mirror` makes the playlist equal to the list, `append` only adds the tracks that are new, and
 * `keep_removed` mirrors and keeps removed tracks at the end.
 */
export type AlignMode = 'mirror' | 'append' | 'keep_removed'
/** A track that the playlist has. */
export type PresentTrack = { id: string; songId: string; position: string; excluded: boolean }

/** Whether the source defines another exclusion than the track has. */
export const changesExclusion = (track: PresentTrack, { excluded }: ImportedTrack) =>
  excluded !== undefined && excluded !== track.excluded

/** The tracks of the playlist, then the new ones of the list. */
function appendNew(present: PresentTrack[], listed: ImportedTrack[]): ImportedTrack[] {
  const presentIds = new Set(present.map((track) => track.songId))
  const kept = present.map(({ songId }) => ({ songId, addedAt: null }))
  return [...kept, ...listed.filter(({ songId }) => !presentIds.has(songId))]
}

/** The tracks of the list, then those that only the playlist has. */
function keepRemoved(present: PresentTrack[], listed: ImportedTrack[]): ImportedTrack[] {
  const spare = Map.groupBy(listed, (track) => track.songId)
  const removed = present.filter(({ songId }) => !spare.get(songId)?.shift())
  return [...listed, ...removed.map(({ songId }) => ({ songId, addedAt: null }))]
}

/** Returns the tracks that a playlist has after it is aligned, by mode. */
export const TARGETS = {
  mirror: (_: PresentTrack[], listed: ImportedTrack[]) => listed,
  append: appendNew,
  keep_removed: keepRemoved,
}

/** Whether the tracks of a playlist are those of the target, in its order. */
export const isAligned = (present: PresentTrack[], target: ImportedTrack[]): boolean =>
  present.length === target.length &&
  target.every((track, index) => {
    const other = present[index]
    return other?.songId === track.songId && !changesExclusion(other, track)
  })
