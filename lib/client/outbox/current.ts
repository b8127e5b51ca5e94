import { beforeSignOut } from '../sign-out-tasks'
import type { Entry } from './entry'
import { createOutbox, type Outbox } from './outbox'

let current: Outbox | undefined

/** Opens the outbox of the user who is signed in, and sends what an earlier visit left. Returns a function that closes it. */
export function openOutbox(userId: string): () => void {
  const outbox = createOutbox(userId)
  current = outbox
  void outbox.flush()
  const removeTask = beforeSignOut(async () => {
    await outbox.flush()
    return () => outbox.clear()
  })
  return () => {
    removeTask()
    outbox.close()
    if (current === outbox) current = undefined
  }
}

/** Stores a change until the server has it. Returns false without an outbox, or if the browser stores nothing. */
export async function addToOutbox(change: Entry['change']): Promise<boolean> {
  if (!current) return false
  try {
    await current.add(change)
    return true
  } catch {
    return false
  }
}

/** Whether the outbox has a like of a song. */
export const isLikeStored = async (songId: string): Promise<boolean> =>
  current ? current.hasLike(songId).catch(() => false) : false
