import 'server-only'
import { AppError } from '@/lib/errors'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { retryAfter } from '../shared/retry-after'
import { secondsToNextPacificDay } from './pacific-day'

const RETRY_SECONDS = 60

/** Converts an error of the check of a user's key to an AppError; returns other errors unchanged. */
export function toKeyProblem(error: unknown): unknown {
  if (!(error instanceof YoutubeError)) return error
  switch (error.fault) {
    case 'key_refused':
      return new AppError(
        'youtube_key_rejected',
        'YouTube does not know this key. Copy the whole key from the Google Cloud console, and try again.',
      )
    case 'key_restricted':
    case 'not_allowed':
      return new AppError(
        'youtube_key_restricted',
        'The restrictions of this key do not let this server use it. Set its application restrictions to none, and its API restrictions to the YouTube Data API v3.',
      )
    case 'api_disabled':
      return new AppError(
        'youtube_api_disabled',
        'The YouTube Data API v3 is not enabled in the project of this key. Enable it, wait a minute, and try again.',
      )
    case 'quota':
      return new AppError(
        'youtube_quota_exhausted',
        'The daily quota of this key is used up, so it cannot be checked. Try again tomorrow.',
        retryAfter(secondsToNextPacificDay(new Date())),
      )
    case 'not_configured':
    case 'not_found':
    case 'page_ended':
    case 'too_fast':
    case 'unavailable':
      return new AppError(
        'youtube_unavailable',
        'YouTube cannot be reached at the moment, so the key was not checked. Nothing was stored.',
        retryAfter(RETRY_SECONDS),
      )
  }
}
