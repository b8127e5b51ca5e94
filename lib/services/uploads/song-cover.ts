import 'server-only'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { db } from '@/db'
import type { CoverSize } from '@/lib/audio/probe/cover'
import { createCover } from '@/lib/audio/probe/probe'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { Song } from '@/lib/contract/song'
import type { songCovers } from '@/lib/contract/song-covers'
import { InvalidInputError, NotFoundError } from '@/lib/errors'
import { getStorage } from '@/lib/storage/storage'
import { requireUser } from '../shared/access'
import { findSong } from '../songs/songs'
import { deleteCover, storeCover } from './cover-files'
import { type CreateOnce, type IncomingFile, payloadTooLarge, receiveFile } from './receive-file'
import { coverKey } from './storage-keys'

type Key = { songId: string }
type CoverQuery = InputOf<typeof songCovers.find>
type Owned = { userId: string; songId: string }

const COVER_LIMIT = { maxBytes: 10 * 2 ** 20, createTooLargeError: payloadTooLarge }
const SIDE_PIXELS: Record<CoverQuery['size'], CoverSize> = { 96: 96, 320: 320, 640: 640 }

/**
 * Finds the own cover of a song.
 * @throws AppError `not_found`, also for a song without a cover of its own
 */
export async function findCover(ctx: Context, { songId, size }: CoverQuery) {
  const song = await db.songs.find(requireUser(ctx).userId, songId)
  if (!song?.coverHash) throw new NotFoundError('Cover of song', songId)
  const key = coverKey({ songId, coverHash: song.coverHash, size: SIDE_PIXELS[size] })
  return {
    type: 'image/webp',
    fileName: `${size}.webp`,
    size: async () => {
      const found = await getStorage().stat(key)
      if (!found) throw new NotFoundError('Cover of song', songId)
      return found.bytes
    },
    etag: `"${song.coverHash}-${size}"`,
    open: async (range: { start: number; end: number }) =>
      Readable.toWeb(await getStorage().open(key, range)) as ReadableStream<Uint8Array>,
  }
}

/**
 * Receives an image and replaces the cover of a song.
 * @throws AppError `payload_too_large`, `not_found`, `invalid_input`, and the errors of `receiveFile`
 */
export async function receiveCover<Result>(
  ctx: Context,
  image: IncomingFile<Key>,
  createOnce: CreateOnce<Song, Result>,
): Promise<Result> {
  return receiveFile(requireUser(ctx).userId, image, COVER_LIMIT, async (path) => {
    const bytes = await readFile(path)
    const digest = createHash('sha256').update(bytes).digest('base64url')
    return createOnce([image.fields, image.fileName, digest], () =>
      changeCover(ctx, { ...image.fields, bytes }),
    )
  })
}

async function changeCover(
  ctx: Context,
  { songId, bytes }: Key & { bytes: Uint8Array },
): Promise<Song> {
  const { userId } = requireUser(ctx)
  if (!(await db.songs.find(userId, songId))) throw new NotFoundError('Song', songId)
  const result = await createCover(userId, bytes)
  if ('fault' in result)
    throw new InvalidInputError([{ path: 'file', code: 'invalid_format', message: result.fault }])
  const coverHash = await storeCover(songId, result.cover)
  await setCover({ userId, songId }, coverHash)
  return findSong(ctx, { songId })
}

/**
 * Removes the cover of a song.
 * @throws AppError `not_found`
 */
export async function removeCover(ctx: Context, { songId }: Key): Promise<void> {
  const { userId } = requireUser(ctx)
  await setCover({ userId, songId }, null)
}

async function setCover(owned: Owned, coverHash: string | null): Promise<void> {
  const changed = await db.songCovers.set(owned, coverHash)
  if (!changed) throw new NotFoundError('Song', owned.songId)
  const { before } = changed
  if (before && before !== coverHash) await deleteCover(owned.songId, before)
}
