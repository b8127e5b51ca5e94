const SLICE_MS = 8

/**
 * Returns a function that yields to the event loop if 8 ms have passed since it last did, so that
 * long work does not block rendering and input. It throws the signal's reason after an abort.
 */
export function createTimeSlicer(signal: AbortSignal): () => Promise<void> {
  let sliceStart = performance.now()
  return async () => {
    signal.throwIfAborted()
    if (performance.now() - sliceStart < SLICE_MS) return
    await new Promise((resolve) => setTimeout(resolve))
    signal.throwIfAborted()
    sliceStart = performance.now()
  }
}
