import 'server-only'
import { AppError } from '@/lib/errors'
import { retryAfter } from '../shared/retry-after'

const MAX_SLOTS_PER_USER = 4
const MAX_SLOTS = 64
const RETRY_AFTER_SECONDS = 2

const slotsByUser = new Map<string, number>()
let slotCount = 0

/**
 * Takes one of the slots in which this process receives bytes, and returns the function that frees it.
 * @throws AppError `rate_limited` if the user or the process has no free slot
 */
export function acquireSlot(userId: string): () => void {
  const own = slotsByUser.get(userId) ?? 0
  if (own >= MAX_SLOTS_PER_USER) {
    throw noSlot(`You are sending ${MAX_SLOTS_PER_USER} files already. Wait until one has arrived.`)
  }
  if (slotCount >= MAX_SLOTS) throw noSlot('Too many uploads at once. Try again in a moment.')
  slotsByUser.set(userId, own + 1)
  slotCount++
  let isHeld = true
  return () => {
    if (!isHeld) return
    isHeld = false
    slotCount--
    const left = (slotsByUser.get(userId) ?? 1) - 1
    if (left > 0) slotsByUser.set(userId, left)
    else slotsByUser.delete(userId)
  }
}

const noSlot = (message: string) =>
  new AppError('rate_limited', message, retryAfter(RETRY_AFTER_SECONDS))
