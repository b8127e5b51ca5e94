import 'server-only'
import { AppError } from '@/lib/errors'
import { classifyRefusal, type SpotifyRefusal } from '@/lib/integrations/spotify/refusal'
import { UpstreamError } from '@/lib/integrations/upstream-error'

const HOUR_SECONDS = 3_600

export const notConfigured = (message = 'Nobody has set Spotify up on this server.') =>
  new AppError('spotify_not_configured', message, {
    headers: { 'Retry-After': String(HOUR_SECONDS) },
  })

export const notConnected = () =>
  new AppError('spotify_not_connected', 'Connect your Spotify account first.')

export const reconnect = () =>
  new AppError(
    'spotify_reconnect',
    'Spotify asks for your consent again. Connect it anew; playlists and choices stay.',
  )

/** Spotify asked this whole server to wait until then. */
export const busyUntil = (until: Date) => {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000))
  return new AppError('spotify_busy', `Spotify asks us to wait ${wordsFor(seconds)}.`, {
    headers: { 'Retry-After': String(seconds) },
    extensions: { retryAt: until.toISOString() },
    params: { retryAt: until.toISOString() },
  })
}

/** Until when `busyUntil` asks to wait; null for any other error. */
export function waitOf(error: unknown): Date | null {
  if (!(error instanceof AppError) || error.code !== 'spotify_busy') return null
  return new Date(String(error.extensions?.retryAt))
}

const inWords: Record<Exclude<SpotifyRefusal, 'wait'>, () => AppError> = {
  token_ended: reconnect,
  consent_ended: reconnect,
  scope_missing: () =>
    new AppError(
      'spotify_reconnect',
      'Spotify was not allowed to show all of this. Connect it anew and agree to everything.',
    ),
  app_unknown: () =>
    notConfigured(
      'Spotify does not know the app of this server. Who runs it has to check SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET.',
    ),
  owner_needs_premium: () =>
    new AppError(
      'spotify_owner_needs_premium',
      'Spotify answers this server only while the owner of its Spotify app has Premium. Import a file instead.',
    ),
  not_on_the_list: () =>
    new AppError(
      'spotify_not_on_the_list',
      'Spotify lets five people use the app of this server, and your account is not among them. Ask who runs it to add you, or import a file instead.',
    ),
  not_yours: () =>
    new AppError(
      'spotify_playlist_unreadable',
      'Spotify hands out the songs of a playlist to its owner and collaborators alone. Import it as a file instead.',
    ),
  gone: () => new AppError('not_found', 'Spotify has no such playlist any more.'),
}

/** What went wrong with a call to Spotify, as it is told; anything else as it is. */
export function spotifyProblem(error: unknown): unknown {
  if (!(error instanceof UpstreamError)) return error
  const refusal = classifyRefusal(error)
  if (refusal !== null && refusal !== 'wait') return inWords[refusal]()
  return new AppError('spotify_unavailable', 'Spotify cannot be reached at the moment.', {
    cause: error,
    headers: { 'Retry-After': '30' },
  })
}

/** The same for calls about the account: where Spotify says no more than no, it is about the list. */
export const accountProblem = (error: unknown): unknown =>
  classifyRefusal(error) === 'not_yours' ? inWords.not_on_the_list() : spotifyProblem(error)

function wordsFor(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? 'a second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}
