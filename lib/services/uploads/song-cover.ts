import 'server-only'
import { Readable } from 'node:stream'
import { db } from '@/db'
import { COVER_SIZES, type CoverSize } from '@/lib/audio/probe/cover'
import { drawCover } from '@/lib/audio/probe/probe'
import type { Context } from '@/lib/context'
import type { Song } from '@/lib/contract/songs'
import { InvalidInputError, NotFoundError } from '@/lib/errors'
import { storage } from '@/lib/storage/storage'
import { signedIn } from '../shared/access'
import { findSong } from '../songs/songs'
import { assertOwn } from './own-songs'
import { dropCover, keepCover } from './stage'
import { coverKey } from './storage-keys'

type Key = { songId: string }

/** The picture of an upload. Throws `not_found`, also where a song has none of its own. */
export async function findCover(ctx: Context, { songId, size }: Key & { size: number }) {
  const song = await db.songs.find(signedIn(ctx).userId, songId)
  if (!song?.coverHash) throw new NotFoundError('Cover of song', songId)
  const wanted = COVER_SIZES.find((candidate) => candidate === size) as CoverSize
  const key = coverKey({ songId, coverHash: song.coverHash, size: wanted })
  return {
    type: 'image/webp',
    fileName: `${wanted}.webp`,
    size: async () => {
      const found = await storage().stat(key)
      if (!found) throw new NotFoundError('Cover of song', songId)
      return found.bytes
    },
    etag: `"${song.coverHash}-${wanted}"`,
    open: async (range: { start: number; end: number }) =>
      Readable.toWeb(await storage().open(key, range)) as ReadableStream<Uint8Array>,
  }
}

/** Gives an upload another picture. Throws `not_found`, `forbidden`, `invalid_input`. */
export async function changeCover(
  ctx: Context,
  { songId, bytes }: Key & { bytes: Uint8Array },
): Promise<Song> {
  const { userId } = signedIn(ctx)
  assertOwn(await db.songs.find(userId, songId), songId)
  const drawn = await drawCover(userId, bytes)
  if ('fault' in drawn) throw new InvalidInputError([{ path: 'file', message: drawn.fault }])
  const coverHash = await keepCover(songId, drawn.cover)
  await showCover({ userId, songId }, coverHash)
  return findSong(ctx, { songId })
}

/** Takes the picture of an upload away. Throws `not_found`, `forbidden`. */
export async function removeCover(ctx: Context, { songId }: Key): Promise<void> {
  const { userId } = signedIn(ctx)
  assertOwn(await db.songs.find(userId, songId), songId)
  await showCover({ userId, songId }, null)
}

async function showCover(owned: { userId: string; songId: string }, coverHash: string | null) {
  const changed = await db.songCovers.set(owned, coverHash)
  if (!changed) throw new NotFoundError('Song', owned.songId)
  if (changed.before && changed.before !== coverHash) await dropCover(owned.songId, changed.before)
}
