import 'server-only'
import { AppError } from '@/lib/errors'

/** The error of a response that this session did not request, or not any more. */
export const invalidState = () =>
  new AppError(
    'invalid_state',
    'This response of Spotify was used before, has expired, or belongs to another session. Connect again.',
  )

/** The error of a response that lacks what the protocol requires. */
export const unavailable = () =>
  new AppError('spotify_unavailable', 'Spotify sent an invalid response.')

/** The error for the `error` parameter of a callback; undefined if Spotify sent neither code nor error. */
export const declined = (error?: string) =>
  error === undefined || error === 'access_denied'
    ? new AppError('spotify_declined', 'You did not allow Spotify to share your playlists.')
    : unavailable()
