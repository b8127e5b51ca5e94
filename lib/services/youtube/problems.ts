import 'server-only'
import { AppError } from '@/lib/errors'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { retryAfter } from '../shared/retry-after'
import { secondsToNextPacificDay } from '../videos/pacific-day'

const RETRY_SECONDS = 60
const HOUR_SECONDS = 3_600

export const notConfiguredError = () =>
  new AppError(
    'youtube_not_configured',
    'YouTube is not set up on this server.',
    retryAfter(HOUR_SECONDS),
  )

export const unreadableError = (message: string) =>
  new AppError('youtube_playlist_unreadable', message)

/** Converts an error of a call to YouTube to an AppError; returns other errors unchanged. */
export function toYoutubeProblem(error: unknown): unknown {
  if (!(error instanceof YoutubeError)) return error
  switch (error.fault) {
    case 'not_configured':
      return notConfiguredError()
    case 'not_found':
    case 'not_allowed':
      return unreadableError(
        'YouTube does not show this playlist: it is private or was deleted. Set it to public or unlisted, and try again.',
      )
    case 'quota':
      return unavailableError(
        'The YouTube quota of this server is exhausted for today. Try again tomorrow.',
        secondsToNextPacificDay(new Date()),
      )
    case 'key_refused':
    case 'key_restricted':
    case 'api_disabled':
      return unavailableError(
        'YouTube rejects the key of this server. Its administrator has to check YOUTUBE_API_KEY.',
        HOUR_SECONDS,
      )
    case 'page_ended':
    case 'too_fast':
    case 'unavailable':
      return unavailableError('YouTube cannot be reached at the moment.', RETRY_SECONDS)
  }
}

const unavailableError = (message: string, seconds: number) =>
  new AppError('youtube_unavailable', message, retryAfter(seconds))
