import { LRUCache } from 'lru-cache'

type Rule = { name: string; limit: number; windowSeconds: number }
type Count = { used: number; endsAt: number }

const MAX_SUBJECTS = 20_000

/** Rate limits by fixed windows in this process, for the most recent subjects. */
export function createLocalLimits() {
  const counts = new LRUCache<string, Count>({ max: MAX_SUBJECTS })

  const current = (key: string, windowSeconds: number): Count => {
    const now = Date.now()
    const count = counts.get(key)
    if (count && count.endsAt > now) return count
    const fresh = { used: 0, endsAt: now + windowSeconds * 1_000 }
    counts.set(key, fresh)
    return fresh
  }

  return {
    check({ name, limit, windowSeconds }: Rule, subject: string) {
      const count = current(`${name}:${subject}`, windowSeconds)
      const allowed = count.used < limit
      if (allowed) count.used++
      const resetSeconds = Math.max(1, Math.ceil((count.endsAt - Date.now()) / 1_000))
      return { allowed, limit, remaining: limit - count.used, resetSeconds }
    },
  }
}
