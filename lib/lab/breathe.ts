const SLICE_MS = 8

/**
 * Makes a pause that lets the page draw and answer whenever 8 ms of work have passed, and costs
 * nothing before. Throws the signal's reason once it is aborted.
 */
export function breather(signal: AbortSignal): () => Promise<void> {
  let since = performance.now()
  return async () => {
    signal.throwIfAborted()
    if (performance.now() - since < SLICE_MS) return
    await new Promise((resume) => setTimeout(resume))
    signal.throwIfAborted()
    since = performance.now()
  }
}
