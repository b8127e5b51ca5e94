/** A retry costs 1. */
const EARNED_PER_CALL = 0.1
const MAX_SAVED_RETRIES = 5

/**
 * Limits the retries of each host to a tenth of its calls: during an outage, retries add to the load
 * that causes it.
 */
export function createRetryBudget() {
  const saved = new Map<string, number>()
  return {
    earn(host: string): void {
      const now = saved.get(host) ?? 1
      saved.set(host, Math.min(MAX_SAVED_RETRIES, now + EARNED_PER_CALL))
    },
    /** Pays for a retry; false if the budget does not suffice. */
    spend(host: string): boolean {
      const now = saved.get(host) ?? 0
      if (now < 1) return false
      saved.set(host, now - 1)
      return true
    },
  }
}
