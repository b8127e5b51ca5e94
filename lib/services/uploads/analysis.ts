import 'server-only'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { db } from '@/db'
import { ANALYSIS_VERSION, type Analysis, NOTHING_HEARD } from '@/lib/audio/analyse/analyser'
import { ListeningKilledError, listen } from '@/lib/audio/listen/listen'
import type { Heard } from '@/lib/audio/listen/listen-to'
import { sortOf } from '@/lib/audio/listen/sort'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { getStorage } from '@/lib/storage/storage'
import { withAnalysisFolder } from './analysis-folder'

type Wanted = { songId: string; userId: string; isLastTry: boolean }
type File = NonNullable<Awaited<ReturnType<typeof db.audioFiles.find>>>

/** A slow machine listens ten times as fast as one does. */
const SLOWEST_SPEED = 10
const START_MS = 60_000
/** Two jobs take turns in one thread: both have ended before the first of them expires. */
const DEADLINE_MOST_MS = 14 * 60_000
/** By how much a file may be longer than its probe found. */
const SLACK = 1.1
const SLACK_SECONDS = 60
const RENEWED_AT_ONCE = 500

/**
 * Listens to an upload and keeps what was heard; once a song and version of the analysis, however
 * often it is asked. A file that cannot be decoded is marked with the reason. One that was killed for
 * time or memory throws, to be tried again, and is marked at its last try.
 */
export async function analyseSong({ songId, userId, isLastTry }: Wanted): Promise<void> {
  const file = await db.audioFiles.find({ userId, songId })
  if (!file) return
  const known = await db.audioFeatures.find(userId, songId)
  if (known && known.version >= ANALYSIS_VERSION && !known.failure) return
  try {
    const heard = await heardIn(file)
    await keep(songId, 'failure' in heard ? nothing(heard.failure) : found(heard.analysis))
  } catch (error) {
    if (isLastTry && error instanceof ListeningKilledError) {
      await keep(songId, nothing(error.message))
    }
    throw error
  }
}

/** Has songs listened to again that an older version heard: so many a night, so that new ones wait little. */
export async function requeueOutdatedAnalyses(): Promise<void> {
  await openQueue()
  for (const { songId, userId } of await db.audioFeatures.outdated(
    ANALYSIS_VERSION,
    RENEWED_AT_ONCE,
  )) {
    await db.transaction((tx) => enqueue(tx, 'analysis', { songId, userId }, { userId }))
  }
}

const keep = (songId: string, features: ReturnType<typeof nothing | typeof found>) =>
  db.transaction((tx) => tx.audioFeatures.save({ songId, version: ANALYSIS_VERSION, ...features }))

// How long it is, the probe has said.
const found = ({ durationMs: _, ...features }: Analysis) => ({ ...features, failure: null })
const nothing = (failure: string) => ({ ...NOTHING_HEARD, waveform: null, failure })

async function heardIn(file: File): Promise<Heard> {
  const sort = sortOf(file)
  if (!sort) return { failure: `Riffle cannot listen to ${file.codec}.` }
  return withAnalysisFolder(async (folder) => {
    const path = join(folder, 'audio')
    const whole = { start: 0, end: file.bytes - 1 }
    await pipeline(await getStorage().open(file.storageKey, whole), createWriteStream(path))
    return listen({
      path,
      sort,
      channels: file.channels,
      secondsMost: (file.durationMs / 1_000) * SLACK + SLACK_SECONDS,
      deadlineMs: Math.min(
        DEADLINE_MOST_MS,
        START_MS + Math.round(file.durationMs / SLOWEST_SPEED),
      ),
    })
  })
}
