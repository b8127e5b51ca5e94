import { z } from 'zod'
import { UpstreamError } from '../upstream-error'

export type YoutubeFault =
  | 'not_configured'
  /** The daily quota is exhausted; it resets at midnight Pacific time. */
  | 'quota'
  /** Too many calls in a short time. */
  | 'too_fast'
  | 'key_refused'
  /** The key is restricted to websites, apps, addresses or other APIs. */
  | 'key_restricted'
  /** The YouTube Data API is not enabled in the project of the key. */
  | 'api_disabled'
  | 'not_found'
  | 'not_allowed'
  /** The page token has expired: the list has to be read from its start. */
  | 'page_ended'
  | 'unavailable'

/** A call to YouTube failed, by its meaning for the caller. */
export class YoutubeError extends Error {
  override readonly name = 'YoutubeError'
  constructor(
    readonly fault: YoutubeFault,
    options?: ErrorOptions,
  ) {
    super(`YouTube: ${fault}`, options)
  }
}

const FAULT_BY_REASON: Record<string, YoutubeFault> = {
  quotaExceeded: 'quota',
  dailyLimitExceeded: 'quota',
  dailyLimitExceededUnreg: 'quota',
  rateLimitExceeded: 'too_fast',
  userRateLimitExceeded: 'too_fast',
  keyInvalid: 'key_refused',
  keyExpired: 'key_refused',
  badRequest: 'key_refused',
  accessNotConfigured: 'api_disabled',
  SERVICE_DISABLED: 'api_disabled',
  ipRefererBlocked: 'key_restricted',
  API_KEY_INVALID: 'key_refused',
  API_KEY_SERVICE_BLOCKED: 'key_restricted',
  API_KEY_HTTP_REFERRER_BLOCKED: 'key_restricted',
  API_KEY_IP_ADDRESS_BLOCKED: 'key_restricted',
  API_KEY_ANDROID_APP_BLOCKED: 'key_restricted',
  API_KEY_IOS_APP_BLOCKED: 'key_restricted',
  invalidPageToken: 'page_ended',
  playlistNotFound: 'not_found',
  videoNotFound: 'not_found',
  playlistItemsNotAccessible: 'not_allowed',
  forbidden: 'not_allowed',
  // Observed with status 403 and "The caller does not have permission".
  SERVICE_UNAVAILABLE: 'not_allowed',
}

const Refusal = z.object({
  error: z.object({
    errors: z.array(z.object({ reason: z.string() })).default([]),
    details: z.array(z.object({ reason: z.string().optional() })).default([]),
  }),
})

/** Converts an UpstreamError to a YoutubeError; returns other errors unchanged. */
export function toYoutubeError(error: unknown): unknown {
  if (!(error instanceof UpstreamError)) return error
  return new YoutubeError(classifyFault(error), { cause: error })
}

function classifyFault({ kind, status, body }: UpstreamError): YoutubeFault {
  if (kind === 'rate_limited') return findKnownFault(body) ?? 'too_fast'
  if (kind !== 'status') return 'unavailable'
  const fault = findKnownFault(body)
  if (fault) return fault
  if (status === 404) return 'not_found'
  if (status === 400 || status === 401) return 'key_refused'
  return status === 403 ? 'not_allowed' : 'unavailable'
}

function findKnownFault(body: unknown): YoutubeFault | undefined {
  const refusal = Refusal.safeParse(body)
  if (!refusal.success) return undefined
  const { errors, details } = refusal.data.error
  const reasons = [...details, ...errors].map(({ reason }) => reason ?? '')
  return reasons.map((reason) => FAULT_BY_REASON[reason]).find((fault) => fault !== undefined)
}
