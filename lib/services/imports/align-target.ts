import 'server-only'
import { mergeOrders } from './merge-orders'

/** A track of an imported list. */
export type ImportedTrack = {
  songId: string
  addedAt: string | null
  /** Out of every shuffle; undefined if the source does not define it. */
  excluded?: boolean
}

/**
 * `mirror` makes the playlist equal to the list, except for tracks that no import added; `append`
 * only adds the tracks that are new, and `keep_removed` mirrors and keeps removed tracks at the end.
 */
export type AlignMode = 'mirror' | 'append' | 'keep_removed'

/** A track that the playlist has. */
export type PresentTrack = {
  id: string
  songId: string
  position: string
  excluded: boolean
  /** Whether an import added it; null if it was added before this was stored. */
  imported: boolean | null
}

/** A track that the playlist will have; `kept` is its present row, undefined for a new track. */
export type TargetTrack = ImportedTrack & { kept: PresentTrack | undefined }

/** The tracks of a playlist after an alignment, and those that leave it. */
export type Target = {
  tracks: TargetTrack[]
  removed: PresentTrack[]
}

/** Whether the source defines another exclusion than the track has. */
export const changesExclusion = (track: PresentTrack, { excluded }: ImportedTrack): boolean =>
  excluded !== undefined && excluded !== track.excluded

const toKept = (kept: PresentTrack): TargetTrack => ({ songId: kept.songId, addedAt: null, kept })

/** Gives each track of the list the row that the playlist has of its song, if any. */
function match(present: PresentTrack[], listed: ImportedTrack[]) {
  const spare = Map.groupBy(present.toReversed(), (track) => track.songId)
  const tracks = listed.map((track) => ({ ...track, kept: spare.get(track.songId)?.pop() }))
  const matched = new Set(tracks.flatMap(({ kept }) => kept?.id ?? []))
  return { tracks, unmatched: present.filter(({ id }) => !matched.has(id)) }
}

/** The tracks that the list lacks and that an import may have added. Other tracks are the user's. */
export function findRemovable(present: PresentTrack[], listed: ImportedTrack[]): PresentTrack[] {
  return match(present, listed).unmatched.filter(({ imported }) => imported !== false)
}

/** The tracks of the playlist, then the new ones of the list. */
function appendNew(present: PresentTrack[], listed: ImportedTrack[]): Target {
  const presentIds = new Set(present.map((track) => track.songId))
  const added = listed.filter(({ songId }) => !presentIds.has(songId))
  const tracks = [...present.map(toKept), ...added.map((track) => ({ ...track, kept: undefined }))]
  return { tracks, removed: [] }
}

/** The tracks of the list, then those that only the playlist has. */
function keepRemoved(present: PresentTrack[], listed: ImportedTrack[]): Target {
  const { tracks, unmatched } = match(present, listed)
  return { tracks: [...tracks, ...unmatched.map(toKept)], removed: [] }
}

/** The tracks of the list, and each other track that stays behind the track it followed. */
function mirror(present: PresentTrack[], listed: ImportedTrack[], removed: PresentTrack[]): Target {
  const { tracks } = match(present, listed)
  const leaving = new Set(removed.map(({ id }) => id))
  const staying = present.filter(({ id }) => !leaving.has(id)).map(toKept)
  return { tracks: mergeOrders(tracks, staying, ({ kept }) => kept?.id), removed }
}

type Alignment = {
  present: PresentTrack[]
  listed: ImportedTrack[]
  how: AlignMode
  /** The tracks to remove in the mode `mirror`. */
  removed: PresentTrack[]
}

/** Returns the tracks that a playlist has after it is aligned with a list. */
export function findTarget({ present, listed, how, removed }: Alignment): Target {
  if (how === 'append') return appendNew(present, listed)
  if (how === 'keep_removed') return keepRemoved(present, listed)
  return mirror(present, listed, removed)
}

/** Whether the tracks of a playlist are those of the target, in its order. */
export const isAligned = (present: PresentTrack[], { tracks }: Target): boolean =>
  present.length === tracks.length &&
  tracks.every((track, index) => {
    const { kept } = track
    return kept !== undefined && kept.id === present[index]?.id && !changesExclusion(kept, track)
  })
