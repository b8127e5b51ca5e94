const WELL_FORMED = /^[\w-]{8,64}$/

/** Returns the caller's id of the request if it is well-formed, or else `uuid`. */
export const requestIdOf = (given: string | null | undefined, uuid: string): string =>
  given && WELL_FORMED.test(given) ? given : uuid
