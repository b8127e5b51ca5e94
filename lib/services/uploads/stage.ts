import 'server-only'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { uuidv7 } from 'uuidv7'
import { db } from '@/db'
import { COVER_SIZES, type Cover } from '@/lib/audio/probe/cover'
import { probe } from '@/lib/audio/probe/probe'
import type { Probed } from '@/lib/audio/probe/probe-file'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'
import { storage } from '@/lib/storage/storage'
import { type SongFacts, songFacts, type UploadFields } from './song-facts'
import { audioKey, coverKey } from './storage-keys'

/** A file that was looked at, in the storage, and no song yet. */
export type Staged = {
  songId: string
  fileName: string
  file: Omit<Probed, 'tags' | 'cover'>
  facts: SongFacts
  coverHash: string | null
  /** The user's song with the same audio: nothing was put into the storage then. */
  twinId?: string
}

type Arrived = { path: string; fileName: string; fields: UploadFields }

/**
 * Looks at a file that has arrived and puts it into the storage; it stays where it lies, too.
 * Throws `unsupported_audio`.
 */
export async function stage(userId: string, { path, fileName, fields }: Arrived): Promise<Staged> {
  const verdict = await probe(userId, path)
  if ('refusal' in verdict) throw new AppError('unsupported_audio', verdict.refusal)
  const { tags, cover, ...file } = verdict.file
  const songId = uuidv7()
  const facts = songFacts({ tags, fileName, durationMs: file.durationMs, fields })
  const twin = await db.audioFiles.findByHash(userId, file.audioHash)
  if (twin && !twin.removedAt) {
    return { songId, fileName, file, facts, coverHash: null, twinId: twin.songId }
  }
  const coverHash = cover && (await keepCover(songId, cover))
  await storage().putFile(audioKey(songId), path, { bytes: file.bytes, type: file.mediaType })
  return { songId, fileName, file, facts, coverHash }
}

/** Puts a cover into the storage; answers the name it has there. */
export async function keepCover(songId: string, cover: Cover): Promise<string> {
  const coverHash = createHash('sha256').update(cover[640]).digest('hex').slice(0, 16)
  await Promise.all(
    COVER_SIZES.map((size) => {
      const bytes = Buffer.from(cover[size])
      const about = { bytes: bytes.byteLength, type: 'image/webp' }
      return storage().put(coverKey({ songId, coverHash, size }), Readable.from([bytes]), about)
    }),
  )
  return coverHash
}

/**
 * Takes a file that became no song out of the storage again. That it could not, nobody has to know:
 * the sweep finds it.
 */
export async function discard({ songId, coverHash }: Staged): Promise<void> {
  try {
    // After a commit, whatever else went wrong, the file is the song's.
    const kept = await db.audioFiles.findKnownKeys([audioKey(songId)])
    if (kept.size > 0) return
    await storage().delete(audioKey(songId))
    if (coverHash) await dropCover(songId, coverHash)
  } catch (error) {
    log().warn({ err: error, songId }, 'a file that became no song stays until the sweep')
  }
}

export async function dropCover(songId: string, coverHash: string): Promise<void> {
  await Promise.all(
    COVER_SIZES.map((size) => storage().delete(coverKey({ songId, coverHash, size }))),
  )
}

export const duplicate = (songId: string) =>
  new AppError('duplicate_audio', 'You have this recording already, whatever its tags say.', {
    fields: { songId },
  })
