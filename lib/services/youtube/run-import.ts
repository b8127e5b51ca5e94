import 'server-only'
import { db } from '@/db'
import { AppError } from '@/lib/errors'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import type { AlignedPlaylist } from '../imports/align-tracks'
import { applyPlaylist } from '../imports/apply-playlist'
import {
  type ClassifiedError,
  type ImportList,
  keyOf,
  type ListStep,
  type PagedProvider,
} from '../imports/paged/provider'
import { restartList } from '../imports/paged/restart-list'
import { runPagedImport } from '../imports/paged/run'
import { fetchPage } from './fetch-page'
import { toYoutubeProblem } from './problems'

const youtubePlaylists: PagedProvider = {
  source: 'youtube',
  service: 'YouTube',
  job: 'youtube_import',
  // The name and the length are stored before the import is queued.
  openList: (step) => db.importLists.update(keyOf(step), { state: 'reading' }),
  fetchPage,
  recover,
  apply,
  classifyError,
}

/** Imports a playlist of YouTube. See `runPagedImport`. */
export const runYoutubeImport = (importId: string, isLastTry: boolean): Promise<void> =>
  runPagedImport(youtubePlaylists, importId, isLastTry)

/** Restarts a playlist whose page token has expired, once. */
async function recover(step: ListStep, error: unknown): Promise<boolean> {
  const isExpired = error instanceof YoutubeError && error.fault === 'page_ended'
  if (!isExpired || step.list.restarts > 0) return false
  await restartList(step, { snapshotId: null })
  return true
}

async function apply(step: ImportList, isWhole: boolean): Promise<AlignedPlaylist | undefined> {
  const { row, list } = step
  return applyPlaylist(row.userId, {
    importId: row.id,
    source: 'youtube',
    externalId: list.externalId,
    name: list.name,
    description: list.description,
    tracks: await db.importEntries.list(keyOf(step)),
    how: isWhole ? 'mirror' : 'append',
  })
}

function classifyError(error: unknown): ClassifiedError {
  const isTransient =
    error instanceof YoutubeError
      ? error.fault === 'unavailable' || error.fault === 'too_fast'
      : !(error instanceof AppError)
  return { problem: toYoutubeProblem(error), isTransient, retryAt: null }
}
