import { UpstreamError } from '../upstream-error'

/** What a refusal of Spotify's is about; null where it is no refusal but a failure. */
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

/** Reads a refusal by its status, its code and, where Spotify has nothing else, its words. */
export function refusalOf(error: unknown): SpotifyRefusal | null {
  if (!(error instanceof UpstreamError)) return null
  if (error.kind === 'rate_limited') return 'wait'
  if (error.kind !== 'status') return null
  const { code, words } = saidIn(error.body)
  if (code === 'invalid_grant') return 'consent_ended'
  if (code === 'invalid_client' || code === 'unauthorized_client') return 'app_unknown'
  if (error.status === 401) return 'token_ended'
  if (error.status === 404) return 'gone'
  if (error.status !== 403) return null
  if (/premium/i.test(words)) return 'owner_needs_premium'
  if (/regist|dashboard|allow-?list/i.test(words)) return 'not_on_the_list'
  if (/scope/i.test(words)) return 'scope_missing'
  return 'not_yours'
}

// The token service says {"error": code}, the API {"error": {message}}, its gate plain words.
function saidIn(body: unknown): { code: string | null; words: string } {
  if (typeof body === 'string') return { code: null, words: body }
  const { error, error_description: description } = (body ?? {}) as Record<string, unknown>
  if (typeof error === 'string') return { code: error, words: String(description ?? error) }
  const message = (error as { message?: unknown } | null | undefined)?.message
  return { code: null, words: typeof message === 'string' ? message : '' }
}
