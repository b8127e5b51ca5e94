import 'server-only'
import type { JobWithMetadata } from 'pg-boss'
import type { JobName, JobPayload } from '@/lib/jobs/catalog'
import { parseJobData } from '@/lib/jobs/job-data'
import { log } from '@/lib/observability/log'
import { countJob } from '@/lib/observability/metrics'
import { runInRequestScope } from '@/lib/observability/request-scope'
import { handleAnalysis } from './handlers/analysis'
import { handleAuditSeal } from './handlers/audit-seal'
import { handleBackup } from './handlers/backup'
import { handleCleanup } from './handlers/cleanup'
import { handleFailOrphanedJobs } from './handlers/fail-orphaned-jobs'
import { handleImport } from './handlers/import'
import { handleMail } from './handlers/mail'
import { handleMatchRefresh } from './handlers/match-refresh'
import { handleRecordingLookup } from './handlers/recording-lookup'
import {
  handleResealTokens,
  handleSpotifyImport,
  handleSpotifyNight,
  handleSpotifySync,
} from './handlers/spotify'
import { handleStorageSweep } from './handlers/storage-sweep'
import { handleTagRefresh } from './handlers/tag-refresh'
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
  recording_lookup: handleRecordingLookup,
  storage_sweep: handleStorageSweep,
  tag_refresh: handleTagRefresh,
  youtube_import: handleYoutubeImport,
  mail: handleMail,
  match_refresh: handleMatchRefresh,
  fail_orphaned_jobs: handleFailOrphanedJobs,
  audit_seal: handleAuditSeal,
  cleanup: handleCleanup,
}

/**
 * Runs a job from the queue, for the user and the request that added it. Its error is thrown, so that
 * the queue retries the job.
 */
export async function performJob<Name extends JobName>(
  name: Name,
  job: JobWithMetadata<unknown>,
): Promise<void> {
  const { payload, requestId } = parseJobData(name, job.data)
  // Jobs that are added for a user are grouped by user.
  const userId = job.groupId ?? undefined
  await runInRequestScope({ requestId, job: name, jobId: job.id, userId }, () =>
    runHandler(name, job, payload),
  )
}

async function runHandler<Name extends JobName>(
  name: Name,
  { id, retryCount, retryLimit }: JobWithMetadata<unknown>,
  payload: JobPayload<Name>,
): Promise<void> {
  const startedAt = performance.now()
  try {
    await handlers[name](payload, retryCount >= retryLimit, id)
  } catch (error) {
    countJob(name, 'failed')
    log().warn({ attempt: retryCount + 1, err: error }, 'job failed')
    throw error
  }
  countJob(name, 'succeeded')
  log().info({ ms: Math.round(performance.now() - startedAt) }, 'job succeeded')
}
