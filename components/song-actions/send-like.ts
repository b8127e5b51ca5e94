import { addToOutbox, isLikeStored } from '@/lib/client/outbox/current'
import { canSendLater, putLike } from '@/lib/client/outbox/send'
import { likedChanges, setLiked } from './like-store'

const sending = new Set<string>()

/**
 * A choice that cannot be sent now is sent later, as is one after a choice that is still to be sent: the
 * outbox sends them in their order. @throws ApiProblem if the server rejects it
 */
async function sendOrStore(songId: string, liked: boolean): Promise<void> {
  const choice = { kind: 'like', songId, liked } as const
  if ((await isLikeStored(songId)) && (await addToOutbox(choice))) return
  try {
    await putLike(songId, liked)
  } catch (error) {
    if (!canSendLater(error) || !(await addToOutbox(choice))) throw error
  }
}

/**
 * Sends whether a song is liked, with one request at a time, until the server has the last choice.
 * Returns false if an earlier call already does that.
 * @throws ApiProblem after reverting the choice to what the server has
 */
export async function sendLike(songId: string, storedBefore: boolean): Promise<boolean> {
  if (sending.has(songId)) return false
  sending.add(songId)
  let stored = storedBefore
  const chosen = () => likedChanges.getState().byId.get(songId) ?? stored
  try {
    while (chosen() !== stored) {
      const next = chosen()
      await sendOrStore(songId, next)
      stored = next
    }
    return true
  } catch (error) {
    setLiked(songId, stored)
    throw error
  } finally {
    sending.delete(songId)
  }
}
