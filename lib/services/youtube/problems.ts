import 'server-only'
import { AppError } from '@/lib/errors'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { nextPacificDay } from '../videos/pacific-day'

const SOON_SECONDS = 60
const HOUR_SECONDS = 3_600

const after = (seconds: number) => ({
  headers: { 'Retry-After': String(seconds) },
  params: { retryAfterSeconds: seconds },
})

export const notConfigured = () =>
  new AppError(
    'youtube_not_configured',
    'Nobody has set YouTube up on this server.',
    after(HOUR_SECONDS),
  )

export const unreadable = (message: string) => new AppError('youtube_playlist_unreadable', message)

/** What went wrong with a call to YouTube, as it is told; anything else as it is. */
export function youtubeProblem(error: unknown): unknown {
  if (!(error instanceof YoutubeError)) return error
  switch (error.fault) {
    case 'not_configured':
      return notConfigured()
    case 'not_found':
    case 'not_allowed':
      return unreadable(
        'YouTube does not show this playlist. It is private or was deleted; set it to public or unlisted, and try again.',
      )
    case 'quota': {
      const seconds = Math.ceil((nextPacificDay(new Date()).getTime() - Date.now()) / 1_000)
      return unavailable('YouTube’s allowance for today is used up. It is back tomorrow.', seconds)
    }
    case 'key_refused':
      return unavailable(
        'YouTube refuses the key of this server. Who runs it has to check YOUTUBE_API_KEY.',
        HOUR_SECONDS,
      )
    case 'page_ended':
    case 'too_fast':
    case 'unavailable':
      return unavailable('YouTube cannot be reached at the moment.', SOON_SECONDS)
  }
}

const unavailable = (message: string, seconds: number) =>
  new AppError('youtube_unavailable', message, after(seconds))
