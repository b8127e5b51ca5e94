import { UpstreamError } from '../upstream-error'

/** The reason for which Spotify rejects a call. */
export type SpotifyRefusal =
  | 'token_ended'
  | 'consent_ended'
  | 'app_unknown'
  | 'owner_needs_premium'
  | 'not_on_the_list'
  | 'scope_missing'
  | 'not_yours'
  | 'gone'
  | 'wait'

/** Classifies an error by its status, its code, and by its message if there is no code; null if Spotify did not reject the call. */
export function classifyRefusal(error: unknown): SpotifyRefusal | null {
  if (!(error instanceof UpstreamError)) return null
  if (error.kind === 'rate_limited') return 'wait'
  if (error.kind !== 'status') return null
  const { code, message } = readErrorBody(error.body)
  if (code === 'invalid_grant') return 'consent_ended'
  if (code === 'invalid_client' || code === 'unauthorized_client') return 'app_unknown'
  if (error.status === 401) return 'token_ended'
  if (error.status === 404) return 'gone'
  if (error.status !== 403) return null
  if (/premium/i.test(message)) return 'owner_needs_premium'
  if (/regist|dashboard|allow-?list/i.test(message)) return 'not_on_the_list'
  if (/scope/i.test(message)) return 'scope_missing'
  return 'not_yours'
}

// The token service sends {"error": code}, the API {"error": {message}}, its gateway plain text.
function readErrorBody(body: unknown): { code: string | null; message: string } {
  if (typeof body === 'string') return { code: null, message: body }
  const { error, error_description: description } = (body ?? {}) as Record<string, unknown>
  if (typeof error === 'string') return { code: error, message: String(description ?? error) }
  const message = (error as { message?: unknown } | null | undefined)?.message
  return { code: null, message: typeof message === 'string' ? message : '' }
}
