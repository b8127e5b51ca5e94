import 'server-only'
import type { Transaction } from '@/db'

/** A list of a file, and the playlists that it may not update. */
export type WantedList = {
  userId: string
  name: string
  format: string
  songIds: string[]
  /** Names of all lists of the file. A playlist of another of these names is that list's. */
  names: ReadonlySet<string>
  /** Playlists that other lists of the file have updated. */
  taken: ReadonlySet<string>
}

type Compared = { songs: number; wanted: number; common: number }

const MAX_DIFFERENT_SHARE = 1 / 3
const MAX_DIFFERENT_SONGS = 5
const MIN_CERTAIN_SHARE = 2 / 3

type SameList = {
  id: string
  /** Whether the match is in doubt. */
  isDoubtful: boolean
}

/**
 * Finds the playlist that an earlier import of the same list created: of a file of the same format,
 * with at least half of the songs of the shorter list in common. A name alone is never enough.
 */
export async function findSameList(
  tx: Transaction,
  list: WantedList,
): Promise<SameList | undefined> {
  const { userId, format, taken } = list
  const names = [...list.names]
  const known = await tx.fileLists.list({ userId, format, wanted: [list.name], names })
  const free = known.filter(({ id }) => !taken.has(id))
  const named = free.filter(({ name }) => name === list.name)
  const others = free.filter(({ name }) => !list.names.has(name))
  return (
    (await findMostSimilar(tx, list, named, hasHalfInCommon)) ??
    (await findMostSimilar(tx, list, others, isAlmostEqual))
  )
}

/** True if the two lists have at least half of the songs of the shorter in common. */
export function hasHalfInCommon({ songs, wanted, common }: Compared): boolean {
  return common > 0 && common * 2 >= Math.min(songs, wanted)
}

/**
 * The same for lists of different names, of which neither may have many songs that the other lacks:
 * a short playlist is often part of a long one, and must not replace it.
 */
export function isAlmostEqual({ songs, wanted, common }: Compared): boolean {
  const isClose = (count: number) =>
    count - common <= Math.max(MAX_DIFFERENT_SONGS, count * MAX_DIFFERENT_SHARE)
  return hasHalfInCommon({ songs, wanted, common }) && isClose(songs) && isClose(wanted)
}

/**
 * True if less than two thirds of the songs of the list are those of the playlist or, if their names
 * differ, less than two thirds of the longer of the two.
 */
export function isInDoubt({ songs, wanted, common }: Compared, hasSameName: boolean): boolean {
  const compared = hasSameName ? wanted : Math.max(songs, wanted)
  return common < compared * MIN_CERTAIN_SHARE
}

async function findMostSimilar(
  tx: Transaction,
  { userId, name, songIds }: WantedList,
  lists: { id: string }[],
  isSame: (compared: Compared) => boolean,
): Promise<SameList | undefined> {
  if (lists.length === 0) return undefined
  const wanted = new Set(songIds).size
  const playlistIds = lists.map(({ id }) => id)
  const compared = await tx.fileLists.compare({ userId, playlistIds, songIds })
  const same = compared.filter((list) => isSame({ ...list, wanted }))
  const similarity = ({ songs, common }: { songs: number; common: number }) =>
    common / (songs + wanted - common)
  const [best] = same.toSorted((a, b) => similarity(b) - similarity(a))
  return best && { id: best.id, isDoubtful: isInDoubt({ ...best, wanted }, best.name === name) }
}
