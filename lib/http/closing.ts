const closing = new AbortController()

/** Aborted when the server stops accepting connections: responses without an end of their own end then. */
export const closingSignal: AbortSignal = closing.signal

/** Ends the open event streams of this process; their clients connect to another one. */
export const endOpenStreams = (): void => closing.abort()
