import { AppError, type ErrorCode, type Fault } from '@/lib/errors'

/** RFC 9457, with the fields this API adds. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  code: ErrorCode
  requestId: string
  errors?: Fault[]
}

// A new code does not compile until it has a status and a title.
export const problems: Record<ErrorCode, { status: number; title: string }> = {
  malformed_request: { status: 400, title: 'The request cannot be read' },
  invalid_cursor: { status: 400, title: 'The cursor is not valid' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  invalid_token: { status: 401, title: 'The token is not valid' },
  invalid_credentials: { status: 401, title: 'E-mail address or password is wrong' },
  refresh_token_reused: { status: 401, title: 'The refresh token was used before' },
  forbidden: { status: 403, title: 'Not allowed' },
  insufficient_scope: { status: 403, title: 'The token may not do this' },
  cross_site_request: { status: 403, title: 'The request comes from another site' },
  not_found: { status: 404, title: 'Not found' },
  song_not_found: { status: 404, title: 'Song not found' },
  no_shuffle_session: { status: 404, title: 'Nothing is being shuffled' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  not_acceptable: { status: 406, title: 'No acceptable representation' },
  conflict: { status: 409, title: 'Conflict' },
  email_taken: { status: 409, title: 'The e-mail address is in use' },
  empty_playlist: { status: 409, title: 'The playlist has no tracks to play' },
  no_previous_track: { status: 409, title: 'There is no track before this' },
  turn_out_of_range: { status: 409, title: 'The turn is out of range' },
  precondition_failed: { status: 412, title: 'The resource has changed' },
  request_timeout: { status: 408, title: 'The file stopped arriving' },
  duplicate_audio: { status: 409, title: 'You have this recording already' },
  file_too_large: { status: 413, title: 'The file is too large' },
  quota_exceeded: { status: 413, title: 'Your room for uploads is full' },
  unsupported_audio: { status: 415, title: 'Unsupported audio file' },
  insufficient_storage: { status: 507, title: 'The server is full' },
  payload_too_large: { status: 413, title: 'Too large' },
  uri_too_long: { status: 414, title: 'The address is too long' },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  range_not_satisfiable: { status: 416, title: 'The range is not satisfiable' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  invalid_input: { status: 422, title: 'Some fields are not valid' },
  weak_password: { status: 422, title: 'The password is too easy to guess' },
  unrecognised_format: { status: 422, title: 'The file is no playlist' },
  file_too_complex: { status: 422, title: 'The file takes too long to read' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used before' },
  rate_limited: { status: 429, title: 'Too many requests' },
  not_implemented: { status: 501, title: 'Not implemented' },
  setup_code_needed: { status: 403, title: 'A setup code is needed' },
  account_needed: { status: 403, title: 'An account is needed' },
  invalid_state: { status: 400, title: 'The way back from the other site is not valid' },
  spotify_not_configured: { status: 503, title: 'Spotify is not set up here' },
  spotify_not_connected: { status: 409, title: 'Spotify is not connected' },
  spotify_reconnect: { status: 409, title: 'Spotify has to be connected anew' },
  spotify_taken: { status: 409, title: 'Somebody else here has this Spotify account' },
  spotify_declined: { status: 403, title: 'Spotify was not allowed' },
  spotify_not_on_the_list: { status: 403, title: 'Spotify does not know this account here' },
  spotify_owner_needs_premium: { status: 403, title: 'The Spotify app needs Premium' },
  spotify_playlist_unreadable: { status: 403, title: 'Spotify does not hand out this playlist' },
  spotify_busy: { status: 503, title: 'Spotify asks to wait' },
  spotify_unavailable: { status: 503, title: 'Spotify cannot be reached' },
  youtube_not_configured: { status: 503, title: 'YouTube is not set up here' },
  youtube_playlist_unreadable: { status: 422, title: 'YouTube does not hand out this playlist' },
  youtube_unavailable: { status: 503, title: 'YouTube cannot be asked' },
  service_unavailable: { status: 503, title: 'Not available at the moment' },
  internal: { status: 500, title: 'Something went wrong here' },
}

const MAX_INSTANCE_CHARS = 2_048

/** The path of an address as it was sent, cut where it is very long. */
export const toInstance = (url: string): string =>
  new URL(url).pathname.slice(0, MAX_INSTANCE_CHARS).replace(/%.?$/, '')

type RequestReference = { instance: string; requestId: string }

/** What may be told of an error; anything that is no AppError is a bug and says nothing of itself. */
export function toProblem(error: unknown, { instance, requestId }: RequestReference): Problem {
  const code = error instanceof AppError ? error.code : 'internal'
  const { status, title } = problems[code]
  const faults = error instanceof AppError ? error.faults : undefined
  return {
    ...(error instanceof AppError ? error.fields : undefined),
    type: `/docs/problems/${code}`,
    title,
    status,
    detail:
      error instanceof AppError ? error.message : 'The error was noted. Trying again may help.',
    instance,
    code,
    requestId,
    ...(faults ? { errors: faults } : {}),
  }
}

/** The headers that go with a problem. */
export function problemHeaders({ status, code }: Problem, error: unknown): Record<string, string> {
  return {
    ...(status === 401 ? { 'WWW-Authenticate': bearerChallenge(code) } : {}),
    ...(status === 503 ? { 'Retry-After': '2' } : {}),
    ...(error instanceof AppError ? error.headers : {}),
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  }
}

const bearerChallenge = (code: ErrorCode) =>
  code === 'invalid_token' ? 'Bearer error="invalid_token"' : 'Bearer'
