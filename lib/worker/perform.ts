import 'server-only'
import type { JobWithMetadata } from 'pg-boss'
import { type JobName, type JobPayload, jobs } from '@/lib/jobs/catalog'
import { log } from '@/lib/observability/log'
import { countJob } from '@/lib/observability/metrics'
import { handleAnalysis } from './handlers/analysis'
import { handleBackup } from './handlers/backup'
import { handleCleanup } from './handlers/cleanup'
import { handleFailOrphanedJobs } from './handlers/fail-orphaned-jobs'
import { handleImport } from './handlers/import'
import { handleMatchRefresh } from './handlers/match-refresh'
import {
  handleResealTokens,
  handleSpotifyImport,
  handleSpotifyNight,
  handleSpotifySync,
} from './handlers/spotify'
import { handleStorageSweep } from './handlers/storage-sweep'
import { handleYoutubeImport } from './handlers/youtube-import'

/** Runs a job, with its validated payload. */
type Handler<Name extends JobName> = (
  payload: JobPayload<Name>,
  isLastAttempt: boolean,
  jobId: string,
) => Promise<void>

const handlers: { [Name in JobName]: Handler<Name> } = {
  import: handleImport,
  backup: handleBackup,
  spotify_import: handleSpotifyImport,
  spotify_sync: handleSpotifySync,
  spotify_night: handleSpotifyNight,
  reseal_tokens: handleResealTokens,
  analysis: handleAnalysis,
  storage_sweep: handleStorageSweep,
  youtube_import: handleYoutubeImport,
  match_refresh: handleMatchRefresh,
  fail_orphaned_jobs: handleFailOrphanedJobs,
  cleanup: handleCleanup,
}

/** Runs a job from the queue. Its error is thrown, so that the queue retries the job. */
export async function performJob<Name extends JobName>(
  name: Name,
  job: JobWithMetadata<unknown>,
): Promise<void> {
  const startedAt = performance.now()
  const payload = jobs[name].payload.parse(job.data) as JobPayload<Name>
  try {
    await handlers[name](payload, job.retryCount >= job.retryLimit, job.id)
  } catch (error) {
    countJob(name, 'failed')
    log().warn({ job: name, id: job.id, attempt: job.retryCount + 1, err: error }, 'job failed')
    throw error
  }
  countJob(name, 'succeeded')
  log().info(
    { job: name, id: job.id, ms: Math.round(performance.now() - startedAt) },
    'job succeeded',
  )
}
