import type { Entries } from './entries'

const SWEEP_EVERY_MS = 1_000
const SWEEP_STEPS = 2_000
const EVICTED_SHARE = 1 / 64

/** Walks the entries a few thousand a second and drops what has expired. Returns the stop. */
export function startSweep(entries: Entries): () => void {
  let walk = entries.entries()
  const timer = setInterval(() => {
    const now = Date.now()
    for (let step = 0; step < SWEEP_STEPS; step++) {
      const { value, done } = walk.next()
      if (done) {
        walk = entries.entries()
        return
      }
      if (value[1].expiresAt <= now) entries.delete(value[0])
    }
  }, SWEEP_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Drops the share of the entries that would expire first; dear, but once for many new keys. */
export function evictNearestExpiry(entries: Entries): void {
  const byExpiry = [...entries].sort(([, a], [, b]) => (a.expiresAt < b.expiresAt ? -1 : 1))
  const doomed = Math.max(1, Math.ceil(entries.size * EVICTED_SHARE))
  for (const [key] of byExpiry.slice(0, doomed)) entries.delete(key)
}
