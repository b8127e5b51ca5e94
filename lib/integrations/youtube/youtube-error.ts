import { z } from 'zod'
import { UpstreamError } from '../upstream-error'

export type YoutubeFault =
  | 'not_configured'
  /** Today's allowance is used up; it comes back at midnight on the Pacific coast. */
  | 'quota'
  /** Asked too often in a short time. */
  | 'too_fast'
  | 'key_refused'
  | 'not_found'
  | 'not_allowed'
  /** The name of a page is known no more: its list has to be read from the beginning. */
  | 'page_ended'
  | 'unavailable'

/** What YouTube's refusal means for who asked. */
export class YoutubeError extends Error {
  override readonly name = 'YoutubeError'
  constructor(
    readonly fault: YoutubeFault,
    options?: ErrorOptions,
  ) {
    super(`YouTube: ${fault}`, options)
  }
}

const REASONS: Record<string, YoutubeFault> = {
  quotaExceeded: 'quota',
  dailyLimitExceeded: 'quota',
  dailyLimitExceededUnreg: 'quota',
  rateLimitExceeded: 'too_fast',
  userRateLimitExceeded: 'too_fast',
  keyInvalid: 'key_refused',
  keyExpired: 'key_refused',
  badRequest: 'key_refused',
  accessNotConfigured: 'key_refused',
  ipRefererBlocked: 'key_refused',
  API_KEY_INVALID: 'key_refused',
  API_KEY_SERVICE_BLOCKED: 'key_refused',
  invalidPageToken: 'page_ended',
  playlistNotFound: 'not_found',
  videoNotFound: 'not_found',
  playlistItemsNotAccessible: 'not_allowed',
  forbidden: 'not_allowed',
  // Seen with a 403 that says "The caller does not have permission".
  SERVICE_UNAVAILABLE: 'not_allowed',
}

const Refusal = z.object({
  error: z.object({
    errors: z.array(z.object({ reason: z.string() })).default([]),
    details: z.array(z.object({ reason: z.string().optional() })).default([]),
  }),
})

/** An error of a call to YouTube by what it means. Others are passed through. */
export function asYoutubeError(error: unknown): unknown {
  if (!(error instanceof UpstreamError)) return error
  return new YoutubeError(faultOf(error), { cause: error })
}

function faultOf({ kind, status, body }: UpstreamError): YoutubeFault {
  if (kind === 'rate_limited') return reasonOf(body) ?? 'too_fast'
  if (kind !== 'status') return 'unavailable'
  const told = reasonOf(body)
  if (told) return told
  if (status === 404) return 'not_found'
  if (status === 400 || status === 401) return 'key_refused'
  return status === 403 ? 'not_allowed' : 'unavailable'
}

function reasonOf(body: unknown): YoutubeFault | undefined {
  const refusal = Refusal.safeParse(body)
  if (!refusal.success) return undefined
  const { errors, details } = refusal.data.error
  const reasons = [...details, ...errors].map(({ reason }) => reason ?? '')
  return reasons.map((reason) => REASONS[reason]).find((fault) => fault !== undefined)
}
