const STEP_MS = 20

/** Returns the volumes at a progress of 0 to 1, with the same power throughout. */
export const volumesAt = (progress: number) => ({
  outgoing: Math.cos((progress * Math.PI) / 2),
  incoming: Math.sin((progress * Math.PI) / 2),
})

type Fade = {
  seconds: number
  /** Receives the progress, 0 to 1. */
  onStep: (progress: number) => void
  onEnd: () => void
}

/** Starts a fade; returns a function that ends it at once. */
export function startFade({ seconds, onStep, onEnd }: Fade): () => void {
  const startedAt = performance.now()
  const finish = () => {
    clearInterval(timer)
    onStep(1)
    onEnd()
  }
  const timer = setInterval(() => {
    const progress = (performance.now() - startedAt) / (seconds * 1_000)
    if (progress >= 1) finish()
    else onStep(progress)
  }, STEP_MS)
  onStep(0)
  return finish
}
