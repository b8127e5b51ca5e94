import 'server-only'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { ImportRow } from '@/db'
import { parsePlaylistUrn } from '@/lib/importers/own-format'
import { toPlaylistName } from '@/lib/importers/playlist-name'
import type { Format, ImportEvent } from '@/lib/importers/types'
import type { ImportedTrack } from './align-target'
import type { AlignedPlaylist } from './align-tracks'
import { applyFileList } from './apply-file-list'
import { createLists, findCreatable } from './create-lists'
import { likeImported } from './like-imported'
import { LimitSkips, type SkippedList } from './limit-skip'

type PlaylistEvent = Extract<ImportEvent, { type: 'playlist' }>

/** A list of a file with the songs that were read of it. */
export type ReadList = PlaylistEvent & { tracks: ImportedTrack[] }

type Applying = {
  row: Pick<ImportRow, 'id' | 'userId' | 'playlistName'>
  format: Format
  lists: ReadList[]
  isWhole: boolean
}
type Applied = {
  playlists: AlignedPlaylist[]
  /** Lists that changed nothing: without songs, or beyond a limit of the account. */
  skipped: SkippedList[]
}

/**
 * Applies the lists of a file to the user's playlists and likes. A list without songs changes
 * nothing: it only restores an empty playlist that a file of our own names. If the file was not
 * read whole, nothing is removed. A list that exceeds a limit is skipped.
 * @throws AppError `playlist_full`, `too_many_playlists`, `too_many_likes` if no list was applied
 */
export async function applyLists({ row, lists, format, isWhole }: Applying): Promise<Applied> {
  const { id: importId, userId, playlistName } = row
  const limits = new LimitSkips()
  for (const { name, tracks } of lists.filter((list) => list.kind === 'liked')) {
    await limits.run(name, () => likeImported(row, tracks))
  }
  const playlists = lists.filter((list) => list.kind === 'playlist')
  const givenName = playlists.length === 1 ? playlistName : null
  const named = playlists.map((list) => ({ ...list, name: toPlaylistName(givenName ?? list.name) }))
  const names = new Set(named.map(({ name }) => name))
  const taken = new Set<string>()
  const into = { importId, userId, format, names, taken, isWhole }
  const applied = await applyPlaylists(named, { into, limits })
  return { playlists: applied.playlists, skipped: [...applied.empty, ...limits.end()] }
}

type Target = Omit<
  Parameters<typeof applyFileList>[0],
  keyof PlaylistEvent | 'tracks' | 'taken'
> & {
  taken: Set<string>
}
type Application = { into: Target; limits: LimitSkips }

/** Creates new lists in groups, and applies each list that may be known by itself. */
async function applyPlaylists(lists: ReadList[], { into, limits }: Application) {
  const playlists: AlignedPlaylist[] = []
  const empty: SkippedList[] = []
  const add = (playlist: AlignedPlaylist) => {
    playlists.push(playlist)
    into.taken.add(playlist.id)
  }
  const applyAlone = async (list: ReadList) => {
    const playlist = await limits.run(list.name, () => applyList(list, into))
    if (playlist) add(playlist)
    else if (playlist === null && into.isWhole) empty.push({ name: list.name, code: 'empty_list' })
    // The embedded database never waits for I/O: without this, other requests would get no turn.
    await yieldToOthers()
  }
  for (let from = 0; from < lists.length; ) {
    const group = findCreatable(lists, from)
    const created = group.length > 1 ? await createLists(group, into) : undefined
    await yieldToOthers()
    const end = from + Math.max(1, group.length)
    if (created) {
      created.forEach(add)
      limits.markApplied()
    } else {
      for (const list of lists.slice(from, end)) await applyAlone(list)
    }
    from = end
  }
  return { playlists, empty }
}

/**
 * Null for a list without songs, unless a file of our own contains it and its playlist is empty;
 * undefined if the import was undone.
 */
async function applyList(
  list: ReadList,
  into: Target,
): Promise<AlignedPlaylist | null | undefined> {
  if (list.tracks.length > 0) return applyFileList({ ...list, ...into })
  if (!parsePlaylistUrn(list.externalId)) return null
  const playlist = await applyFileList({ ...list, ...into, isWhole: false })
  return playlist?.trackCount === 0 ? playlist : null
}
