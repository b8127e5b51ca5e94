import 'server-only'
import { classifyRefusal } from '@/lib/integrations/spotify/refusal'
import { UpstreamError } from '@/lib/integrations/upstream-error'
import type { SkipReason } from '@/lib/skip-reasons'
import { UNKNOWN_ENTRY } from './entries'

/**
 * Returns why a list is skipped after an error that does not concern other lists. A response of an
 * unknown form skips the list at the last try only. Null for all other errors.
 */
export function findListSkip(error: unknown, isLastTry: boolean): SkipReason | null {
  if (isLastTry && error instanceof UpstreamError && error.kind === 'malformed') {
    return UNKNOWN_ENTRY
  }
  const refusal = classifyRefusal(error)
  const params = { service: 'Spotify' } as const
  if (refusal === 'not_yours') return { code: 'list_not_shared', params }
  return refusal === 'gone' ? { code: 'list_not_found', params } : null
}
