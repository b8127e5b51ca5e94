import type { Case, Matcher } from './types'

export type Measured = {
  /** The share of right choices among all choices. */
  precision: number
  /** The share of right choices among searches whose results contain the song. */
  coverage: number
  /** The number of wrong choices by kind of video. */
  mistakes: Map<string, number>
}

/** Measures the choices of a matcher. */
export function measure(matcher: Matcher, cases: readonly Case[]): Measured {
  const mistakes = new Map<string, number>()
  let choices = 0
  let right = 0
  for (const { song, videos } of cases) {
    const shown = videos.map(({ isRight: _right, kind: _kind, ...video }) => video)
    const chosen = matcher(song, shown)
    if (chosen === undefined) continue
    choices++
    const video = videos.find(({ videoId }) => videoId === chosen)!
    if (video.isRight) right++
    else mistakes.set(video.kind, (mistakes.get(video.kind) ?? 0) + 1)
  }
  const findable = cases.filter(({ videos }) => videos.some(({ isRight }) => isRight)).length
  return { precision: right / Math.max(1, choices), coverage: right / findable, mistakes }
}
