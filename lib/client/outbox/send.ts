import { liked } from '@/lib/contract/liked'
import { plays } from '@/lib/contract/plays'
import { ApiProblem, api } from '../api'
import { isTransient } from '../rejection'
import type { StoredEntry } from './store'

/**
 * The result of sending an entry: the server has it or rejects it permanently; it failed and may succeed
 * later; or nothing can be sent at present.
 */
export type SendResult = 'done' | 'failed' | 'unavailable'

/** Statuses after which other entries cannot be sent either. */
const UNAVAILABLE = new Set([401, 429, 502, 503, 504])
/** The first request with the key still runs. */
const CONFLICT = 409

/** Sends an entry. The key of a play makes a repetition count once. */
export async function sendEntry({ key, entry: { change } }: StoredEntry): Promise<SendResult> {
  try {
    if (change.kind === 'like') {
      await putLike(change.songId, change.liked)
    } else {
      const { kind: _, ...play } = change
      await api(plays.record, play, { headers: { 'idempotency-key': key } })
    }
    return 'done'
  } catch (error) {
    return resultOf(error)
  }
}

/** Stores on the server whether a song is liked. @throws ApiProblem */
export const putLike = (songId: string, isLiked: boolean): Promise<unknown> =>
  api(isLiked ? liked.like : liked.unlike, { songId })

/** Whether a failed request may succeed later, without a change by the user. */
export const canSendLater = (error: unknown): boolean => resultOf(error) !== 'done'

function resultOf(error: unknown): SendResult {
  if (!(error instanceof ApiProblem)) return 'failed'
  if (error.code === 'unreachable' || UNAVAILABLE.has(error.status)) return 'unavailable'
  return isTransient(error) || error.status === CONFLICT ? 'failed' : 'done'
}
