/** What can go wrong in a way the caller may be told about: one code, spelled once. */
export type ErrorCode =
  | 'malformed_request'
  | 'invalid_cursor'
  | 'unauthenticated'
  | 'invalid_token'
  | 'invalid_credentials'
  | 'refresh_token_reused'
  | 'forbidden'
  | 'insufficient_scope'
  | 'cross_site_request'
  | 'not_found'
  | 'song_not_found'
  | 'no_shuffle_session'
  | 'method_not_allowed'
  | 'not_acceptable'
  | 'conflict'
  | 'email_taken'
  | 'empty_playlist'
  | 'no_previous_track'
  | 'turn_out_of_range'
  | 'precondition_failed'
  | 'range_not_satisfiable'
  | 'payload_too_large'
  | 'file_too_large'
  | 'quota_exceeded'
  | 'insufficient_storage'
  | 'request_timeout'
  | 'unsupported_audio'
  | 'duplicate_audio'
  | 'uri_too_long'
  | 'headers_too_large'
  | 'unsupported_media_type'
  | 'invalid_input'
  | 'weak_password'
  | 'unrecognised_format'
  | 'file_too_complex'
  | 'idempotency_key_reused'
  | 'rate_limited'
  | 'not_implemented'
  | 'account_needed'
  | 'setup_code_needed'
  | 'invalid_state'
  | 'spotify_not_configured'
  | 'spotify_not_connected'
  | 'spotify_reconnect'
  | 'spotify_taken'
  | 'spotify_declined'
  | 'spotify_not_on_the_list'
  | 'spotify_owner_needs_premium'
  | 'spotify_playlist_unreadable'
  | 'spotify_busy'
  | 'spotify_unavailable'
  | 'youtube_not_configured'
  | 'youtube_playlist_unreadable'
  | 'youtube_unavailable'
  | 'service_unavailable'
  | 'internal'

/** One fault of an input: where it is and what is wrong, in words. */
export type Fault = { path: string; message: string }

type AppErrorOptions = ErrorOptions & {
  faults?: Fault[]
  headers?: Record<string, string>
  fields?: Record<string, unknown>
}

/** A failure the caller may be told about. Anything else is a bug and answers 500. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly faults?: Fault[]
  readonly headers?: Record<string, string>
  readonly fields?: Record<string, unknown>

  constructor(
    readonly code: ErrorCode,
    message: string,
    { faults, headers, fields, ...options }: AppErrorOptions = {},
  ) {
    super(message, options)
    this.faults = faults
    this.headers = headers
    this.fields = fields
  }
}

/** Absent, or somebody else's: the caller cannot tell which. */
export class NotFoundError extends AppError {
  constructor(resource: string, id: string) {
    super('not_found', `${resource} ${id} does not exist.`)
  }
}

/** Well-formed but invalid; lists every fault at once. */
export class InvalidInputError extends AppError {
  constructor(faults: Fault[], message = 'Some fields are not valid.') {
    super('invalid_input', message, { faults })
  }
}
