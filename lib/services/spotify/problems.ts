import 'server-only'
import { AppError } from '@/lib/errors'
import { classifyRefusal, type SpotifyRefusal } from '@/lib/integrations/spotify/refusal'
import { UpstreamError } from '@/lib/integrations/upstream-error'

const HOUR_SECONDS = 3_600

export const notConfiguredError = (message = 'Spotify is not set up on this server.') =>
  new AppError('spotify_not_configured', message, {
    headers: { 'Retry-After': String(HOUR_SECONDS) },
  })

export const notConnectedError = () =>
  new AppError('spotify_not_connected', 'Connect your Spotify account first.')

export const reconnectError = () =>
  new AppError(
    'spotify_reconnect',
    'Spotify needs your consent again. Connect it again; playlists and choices are kept.',
  )

/** The error during a pause that Spotify requested of the app of this server. */
export const busyError = (until: Date) => {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000))
  return new AppError(
    'spotify_busy',
    `Spotify has too many requests from this server. Try again in ${formatDuration(seconds)}.`,
    {
      headers: { 'Retry-After': String(seconds) },
      extensions: { retryAt: until.toISOString() },
      params: { retryAt: until.toISOString() },
    },
  )
}

/** Returns the end of the pause of a `busyError`; null for any other error. */
export function findRetryTime(error: unknown): Date | null {
  if (!(error instanceof AppError) || error.code !== 'spotify_busy') return null
  return new Date(String(error.extensions?.retryAt))
}

const ERRORS: Record<Exclude<SpotifyRefusal, 'wait'>, () => AppError> = {
  token_ended: reconnectError,
  consent_ended: reconnectError,
  scope_missing: () =>
    new AppError(
      'spotify_reconnect',
      'You did not allow Spotify to share all of this. Connect it again and allow everything.',
    ),
  app_unknown: () =>
    notConfiguredError(
      'Spotify does not accept the app of this server. Its administrator has to check SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET.',
    ),
  owner_needs_premium: () =>
    new AppError(
      'spotify_owner_needs_premium',
      'Spotify serves this server only if the owner of its Spotify app has Premium. Import a file instead.',
    ),
  not_on_the_list: () =>
    new AppError(
      'spotify_not_on_the_list',
      'Spotify allows five people to use the app of this server, and your account is not one of them. Ask the administrator to add you, or import a file instead.',
    ),
  not_yours: () =>
    new AppError(
      'spotify_playlist_unreadable',
      'Spotify shares the songs of a playlist only with its owner and collaborators. Import it as a file instead.',
    ),
  gone: () => new AppError('not_found', 'Spotify no longer has this playlist.'),
}

/** Converts an error of a call to Spotify to an AppError; returns other errors unchanged. */
export function toSpotifyProblem(error: unknown): unknown {
  if (!(error instanceof UpstreamError)) return error
  const refusal = classifyRefusal(error)
  if (refusal !== null && refusal !== 'wait') return ERRORS[refusal]()
  return new AppError('spotify_unavailable', 'Spotify cannot be reached at the moment.', {
    cause: error,
    headers: { 'Retry-After': '30' },
  })
}

/** The same for calls about the account, where a 403 without details means the list of allowed users. */
export const toAccountProblem = (error: unknown): unknown =>
  classifyRefusal(error) === 'not_yours' ? ERRORS.not_on_the_list() : toSpotifyProblem(error)

function formatDuration(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? 'a second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}
