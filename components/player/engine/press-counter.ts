/** More presses than this while one request runs are ignored. */
export const MAX_PRESSES = 50

type Direction = 'next' | 'previous'
type Pending = { direction: Direction; isCurrent: () => boolean; presses: number }

export type PressCounter = ReturnType<typeof createPressCounter>

/** Counts the presses of a button that wait for the request of an earlier press. */
export function createPressCounter() {
  let pending: Pending | undefined

  /** Undefined without a request, and for one that is outdated. */
  function running(): Pending | undefined {
    if (!pending?.isCurrent()) pending = undefined
    return pending
  }

  return {
    /** Counts a press if a request in its direction runs; a press in the other one ends that. */
    isCounted(direction: Direction): boolean {
      const request = running()
      if (request?.direction !== direction) {
        pending = undefined
        return false
      }
      request.presses = Math.min(MAX_PRESSES, request.presses + 1)
      return true
    },
    /** Whether a request runs whose response plays a track. */
    isWaiting: () => running() !== undefined,
    /** Begins to count for a request, as long as it is current. */
    start(direction: Direction, isCurrent: () => boolean) {
      pending = { direction, isCurrent, presses: 0 }
    },
    hasMore: () => (pending?.presses ?? 0) > 0,
    /** Ends the request; returns the presses to repeat. */
    end(): number {
      const presses = pending?.presses ?? 0
      pending = undefined
      return presses
    },
    clear() {
      pending = undefined
    },
  }
}
