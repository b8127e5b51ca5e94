import 'server-only'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { db } from '@/db'
import { ANALYSIS_VERSION, EMPTY_ANALYSIS } from '@/lib/audio/analyse/analyser'
import type { AnalysisResult } from '@/lib/audio/analyse-file/analyse-file'
import { AnalysisKilledError, analyseInThread } from '@/lib/audio/analyse-file/analyse-in-thread'
import { audioFormatOf } from '@/lib/audio/analyse-file/audio-format'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { getStorage } from '@/lib/storage/storage'
import { withAnalysisFolder } from './analysis-folder'
import { loudnessOfTags } from './loudness-of-tags'

type AnalysisJob = { songId: string; userId: string; isLastTry: boolean }
type AudioFile = NonNullable<Awaited<ReturnType<typeof db.audioFiles.find>>>

/** Even a slow machine analyses audio at 10× real time. */
const MIN_SPEED = 10
const START_MS = 60_000
/** Two jobs share one thread, and both must end before the first of them expires. */
const MAX_DEADLINE_MS = 14 * 60_000
// A file may be longer than probed by 10 % and a minute.
const DURATION_TOLERANCE = 1.1
const DURATION_TOLERANCE_SECONDS = 60
const MAX_REQUEUED = 500
const MAX_DELETED = 1_000

/**
 * Analyses an upload and saves the result, once per audio and version of the analysis, also if several
 * users have it. If the file cannot be decoded, the reason is saved.
 * @throws AnalysisKilledError if the analysis exceeds its time or memory; after the last try this is
 *   saved as the reason, too
 */
export async function analyseSong({ songId, userId, isLastTry }: AnalysisJob): Promise<void> {
  const file = await db.audioFiles.find({ userId, songId })
  if (!file) return
  const { audioHash } = file
  const known = await db.audioFeatures.findByHash(audioHash)
  if (known && known.version >= ANALYSIS_VERSION && !known.failure) return
  try {
    await save(file, await analyse(file))
  } catch (error) {
    if (isLastTry && error instanceof AnalysisKilledError) await saveFailure(file, error.message)
    throw error
  }
}

/** Requeues songs that an older version analysed: a limited number a night, so that new ones do not wait. */
export async function requeueOutdatedAnalyses(): Promise<void> {
  await openQueue()
  const outdated = await db.pendingAnalysis.listOutdated(ANALYSIS_VERSION, MAX_REQUEUED)
  for (const { songId, userId } of outdated) {
    await db.transaction((tx) => enqueue(tx, 'analysis', { songId, userId }, { userId }))
  }
}

/** Deletes the results for audio that no user has. */
export async function deleteUnusedFeatures(): Promise<void> {
  while ((await db.pendingAnalysis.deleteUnused(MAX_DELETED)) === MAX_DELETED) {}
}

async function save(file: AudioFile, result: AnalysisResult): Promise<void> {
  if ('failure' in result) return saveFailure(file, result.failure.message)
  // The probe has stored the duration.
  const { durationMs: _durationMs, ...features } = result.analysis
  await saveFeatures({ audioHash: file.audioHash, ...features, failure: null })
}

const saveFailure = ({ audioHash, replayGain }: AudioFile, failure: string) =>
  saveFeatures({
    ...EMPTY_ANALYSIS,
    ...{ audioHash, waveform: null, failure },
    ...(replayGain && loudnessOfTags(replayGain)),
  })

type Features = Omit<Parameters<typeof db.audioFeatures.save>[0], 'version'>

const saveFeatures = (features: Features) =>
  db.transaction((tx) => tx.audioFeatures.save({ ...features, version: ANALYSIS_VERSION }))

async function analyse(file: AudioFile): Promise<AnalysisResult> {
  const format = audioFormatOf(file)
  if (!format) {
    const message = `${file.codec} audio cannot be analysed.`
    return { failure: { code: 'unsupported_codec', message } }
  }
  return withAnalysisFolder(async (folder) => {
    const path = join(folder, 'audio')
    const range = { start: 0, end: file.bytes - 1 }
    await pipeline(await getStorage().open(file.storageKey, range), createWriteStream(path))
    const seconds = file.durationMs / 1_000
    return analyseInThread({
      path,
      format,
      channels: file.channels,
      maxSeconds: seconds * DURATION_TOLERANCE + DURATION_TOLERANCE_SECONDS,
      deadlineMs: Math.min(MAX_DEADLINE_MS, START_MS + Math.round(file.durationMs / MIN_SPEED)),
    })
  })
}
