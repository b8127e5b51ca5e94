/** A retry costs one; every call earns a tenth of it. */
const EARNED_PER_CALL = 0.1
const SAVED_MOST = 5

/**
 * Keeps retries at a tenth of the calls, host by host: while everything fails, trying again only
 * adds to the load that makes it fail.
 */
export function createRetryBudget() {
  const saved = new Map<string, number>()
  return {
    earn(host: string): void {
      const now = saved.get(host) ?? 1
      saved.set(host, Math.min(SAVED_MOST, now + EARNED_PER_CALL))
    },
    /** Whether there is enough for a retry, which is then paid. */
    spend(host: string): boolean {
      const now = saved.get(host) ?? 0
      if (now < 1) return false
      saved.set(host, now - 1)
      return true
    },
  }
}
