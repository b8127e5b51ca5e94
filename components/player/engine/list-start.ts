type Outcome = 'finished' | 'skipped'

export type ListStart = ReturnType<typeof createListStart>

/**
 * Creates the state of a list that is requested while another track may still play: if that track ends
 * meanwhile, its list does not continue.
 */
export function createListStart() {
  let isCurrent: (() => boolean) | undefined
  let endedAs: Outcome | undefined
  return {
    begin(isNewest: () => boolean) {
      isCurrent = isNewest
      endedAs = undefined
    },
    /** Stores the end of the track that plays. Returns false if no list is requested. */
    defersEnd(outcome: Outcome): boolean {
      if (!isCurrent?.()) return false
      endedAs = outcome
      return true
    },
    /** Ends the request. Returns how the track has ended; undefined if it still plays. */
    end(): Outcome | undefined {
      isCurrent = undefined
      return endedAs
    },
  }
}
