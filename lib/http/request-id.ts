const WELL_FORMED = /^[\w-]{8,64}$/

/** The caller's id for the request where it is well-formed, else the fresh one. */
export const requestIdOf = (given: string | null | undefined, fresh: string): string =>
  given && WELL_FORMED.test(given) ? given : fresh
