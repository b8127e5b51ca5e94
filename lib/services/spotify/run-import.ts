import 'server-only'
import { AppError } from '@/lib/errors'
import type { ClassifiedError, ListStep, PagedProvider } from '../imports/paged/provider'
import { skipList } from '../imports/paged/restart-list'
import { runPagedImport } from '../imports/paged/run'
import { applySpotifyList } from './apply-list'
import { fetchPage, isRestImported, restartIfChanged } from './fetch-page'
import { findListSkip } from './list-skip'
import { openList, openLists } from './open-list'
import { findRetryTime, toSpotifyProblem } from './problems'

const spotifyLists: PagedProvider = {
  source: 'spotify',
  service: 'Spotify',
  job: 'spotify_import',
  openLists,
  openList,
  fetchPage,
  isRestImported,
  restartIfChanged,
  recover,
  apply: applySpotifyList,
  classifyError,
}

/** Imports playlists and liked songs from Spotify. See `runPagedImport`. */
export const runSpotifyImport = (importId: string, isLastTry: boolean): Promise<void> =>
  runPagedImport(spotifyLists, importId, isLastTry)

async function recover(step: ListStep, error: unknown): Promise<boolean> {
  const skip = findListSkip(error, step.isLastTry)
  if (skip) await skipList(step, skip)
  return skip !== null
}

function classifyError(error: unknown): ClassifiedError {
  const problem = toSpotifyProblem(error)
  const isFinal = problem instanceof AppError && problem.code !== 'spotify_unavailable'
  return { problem, isTransient: !isFinal, retryAt: findRetryTime(error) }
}
