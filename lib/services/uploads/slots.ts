import 'server-only'
import { AppError } from '@/lib/errors'

const A_USER_MOST = 4
const ALL_MOST = 64

const taken = new Map<string, number>()
let all = 0

/**
 * Takes one of the few places in which this process receives bytes of a user; answers what gives it
 * back. Throws `rate_limited`.
 */
export function takeSlot(userId: string): () => void {
  const mine = taken.get(userId) ?? 0
  if (mine >= A_USER_MOST || all >= ALL_MOST) {
    throw new AppError(
      'rate_limited',
      mine >= A_USER_MOST
        ? `You are sending ${A_USER_MOST} files already. Wait until one has arrived.`
        : 'Many files are arriving. Try again in a moment.',
      { headers: { 'Retry-After': '2' } },
    )
  }
  taken.set(userId, mine + 1)
  all++
  let isHeld = true
  return () => {
    if (!isHeld) return
    isHeld = false
    all--
    const left = (taken.get(userId) ?? 1) - 1
    if (left > 0) taken.set(userId, left)
    else taken.delete(userId)
  }
}
