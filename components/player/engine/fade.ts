const STEP_MS = 20

/** The shares of what goes and what comes, 0 to 1 through a fade: together equally loud throughout. */
export const sharesAt = (progress: number) => ({
  going: Math.cos((progress * Math.PI) / 2),
  coming: Math.sin((progress * Math.PI) / 2),
})

type Fade = { seconds: number; onStep: (progress: number) => void; onOver: () => void }

/** Runs through a fade; answers how to end it at once. */
export function startFade({ seconds, onStep, onOver }: Fade): () => void {
  const started = performance.now()
  const end = () => {
    clearInterval(timer)
    onStep(1)
    onOver()
  }
  const timer = setInterval(() => {
    const progress = (performance.now() - started) / (seconds * 1_000)
    if (progress >= 1) end()
    else onStep(progress)
  }, STEP_MS)
  onStep(0)
  return end
}
