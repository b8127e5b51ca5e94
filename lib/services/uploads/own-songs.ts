import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { ownSongs } from '@/lib/contract/own-songs'
import type { Song } from '@/lib/contract/songs'
import { AppError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { trackEvent } from '@/lib/importers/track'
import type { ParsedTrack } from '@/lib/importers/types'
import { describeSongs } from '../library/add-songs'
import { removeTracks, restoreTracks } from '../playlists/playlist-tracks'
import { requireUser } from '../shared/access'
import { listsChanged } from '../shuffle/lists-changed'
import { findSong } from '../songs/songs'

type Key = { songId: string }
type Change = InputOf<typeof ownSongs.change>

/**
 * Changes the metadata of an upload.
 * @throws AppError `not_found`, `forbidden`, `invalid_input`
 */
export async function changeSong(ctx: Context, { songId, ...change }: Change): Promise<Song> {
  const { userId } = requireUser(ctx)
  await db.transaction(async (tx) => {
    const song = await tx.songs.find(userId, songId)
    assertOwn(song, songId)
    const track = toTrack({
      title: change.title ?? song.title,
      artists: change.artists ?? song.artists.map(({ name }) => name),
      album: change.album === undefined ? (song.album?.title ?? null) : change.album,
      isrc: change.isrc === undefined ? song.isrc : change.isrc,
      genres: change.genres ?? song.genres,
      releaseYear: change.releaseYear === undefined ? song.releaseYear : change.releaseYear,
      explicit: change.explicit ?? song.explicit,
    })
    const rowOf = await describeSongs(tx, 'upload', [track])
    const { trackNumber = song.trackNumber } = change
    await tx.ownSongs.update({ userId, songId }, { ...rowOf(track), trackNumber })
  })
  return findSong(ctx, { songId })
}

type Details = Pick<
  ParsedTrack,
  'title' | 'artists' | 'album' | 'isrc' | 'genres' | 'releaseYear' | 'explicit'
>

function toTrack(details: Details): ParsedTrack {
  const event = trackEvent({ line: 1, ...details })
  if (event.type === 'track') return event.track
  throw new InvalidInputError([{ path: 'title', message: 'Must contain a visible character.' }])
}

/** @throws AppError `not_found` without a song, `forbidden` for a song of the shared catalogue */
export function assertOwn<Owned extends { ownerId: string | null }>(
  song: Owned | undefined,
  songId: string,
): asserts song is Owned {
  if (!song) throw new NotFoundError('Song', songId)
  if (song.ownerId) return
  throw new AppError('forbidden', 'Songs of the shared catalogue cannot be edited.')
}

/**
 * Removes an upload, also from every playlist. It can be restored for a day.
 * @throws AppError `not_found`, `forbidden`
 */
export async function removeSong(ctx: Context, { songId }: Key): Promise<void> {
  const { userId } = requireUser(ctx)
  const owned = { userId, songId }
  await db.ambientTransaction(async () => {
    assertOwn(await db.songs.find(userId, songId), songId)
    // Undo finds these tracks by the time of removal, which is the transaction's for both.
    for (const entries of await db.songEntries.list(owned)) await removeTracks(ctx, entries)
    if (!(await db.ownSongs.markRemoved(owned))) throw new NotFoundError('Song', songId)
    await db.ownSongs.suspendLike(owned)
    await reviseOwnLists(userId)
  })
}

/**
 * Restores a removed upload and its places in playlists.
 * @throws AppError `not_found`
 */
export async function restoreSong(ctx: Context, { songId }: Key): Promise<Song> {
  const { userId } = requireUser(ctx)
  const owned = { userId, songId }
  await db.ambientTransaction(async () => {
    const lists = await db.songEntries.listRemovedWithSong(owned)
    if (!(await db.ownSongs.restore(owned))) throw new NotFoundError('Song', songId)
    for (const entries of lists) await restoreTracks(ctx, entries)
    await reviseOwnLists(userId)
  })
  return findSong(ctx, { songId })
}

const reviseOwnLists = (userId: string) =>
  db.transaction((tx) => listsChanged(tx, userId, { liked: true, library: true }))
