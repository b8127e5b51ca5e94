import 'server-only'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { COVER_SIZES, type Cover } from '@/lib/audio/probe/cover'
import { getStorage } from '@/lib/storage/storage'
import { coverKey } from './storage-keys'

const HASH_LENGTH = 16

/** Stores every size of a cover and returns the hash that names it. */
export async function storeCover(songId: string, cover: Cover): Promise<string> {
  const coverHash = createHash('sha256').update(cover[640]).digest('hex').slice(0, HASH_LENGTH)
  await Promise.all(
    COVER_SIZES.map((size) => {
      const bytes = Buffer.from(cover[size])
      const meta = { bytes: bytes.byteLength, type: 'image/webp' }
      return getStorage().put(coverKey({ songId, coverHash, size }), Readable.from([bytes]), meta)
    }),
  )
  return coverHash
}

/** Copies every size of a cover to another song. */
export async function copyCover(
  { songId, coverHash }: { songId: string; coverHash: string },
  toSongId: string,
): Promise<void> {
  for (const size of COVER_SIZES) {
    const key = coverKey({ songId, coverHash, size })
    const found = await getStorage().stat(key)
    if (!found) throw new Error('The storage has no such cover.')
    const content = await getStorage().open(key, { start: 0, end: found.bytes - 1 })
    const meta = { bytes: found.bytes, type: 'image/webp' }
    await getStorage().put(coverKey({ songId: toSongId, coverHash, size }), content, meta)
  }
}

/** Deletes every size of a cover. */
export async function deleteCover(songId: string, coverHash: string): Promise<void> {
  await Promise.all(
    COVER_SIZES.map((size) => getStorage().delete(coverKey({ songId, coverHash, size }))),
  )
}
