/** Detects responses that are outdated because something newer has begun meanwhile. */
export type RequestGuard = {
  /** Begins something new; returns a function that checks if it is still the newest. */
  begin: () => () => boolean
  /** Returns such a function for the newest thing, without beginning another. */
  join: () => () => boolean
  /** Makes everything outdated that has begun. */
  invalidate: () => void
}

/** Creates a guard. */
export function createRequestGuard(): RequestGuard {
  let newest = 0
  const join = () => {
    const own = newest
    return () => own === newest
  }
  return {
    begin() {
      newest++
      return join()
    },
    join,
    invalidate() {
      newest++
    },
  }
}
