import type { Entries } from './entries'

const SWEEP_INTERVAL_MS = 1_000
const MAX_SWEEP_STEPS = 2_000
const EVICTED_SHARE = 1 / 64

/** Removes expired entries, a few thousand entries a second. Returns the function that stops it. */
export function startSweep(entries: Entries): () => void {
  let walk = entries.entries()
  const timer = setInterval(() => {
    const now = Date.now()
    for (let step = 0; step < MAX_SWEEP_STEPS; step++) {
      const { value, done } = walk.next()
      if (done) {
        walk = entries.entries()
        return
      }
      if (value[1].expiresAt <= now) entries.delete(value[0])
    }
  }, SWEEP_INTERVAL_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Removes the 64th of the entries that expire first; expensive, but rare. */
export function evictNearestExpiry(entries: Entries): void {
  const byExpiry = [...entries].sort(([, a], [, b]) => (a.expiresAt < b.expiresAt ? -1 : 1))
  const doomed = Math.max(1, Math.ceil(entries.size * EVICTED_SHARE))
  for (const [key] of byExpiry.slice(0, doomed)) entries.delete(key)
}
