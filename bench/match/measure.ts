import type { Case, Matcher } from './types'

export type Measured = {
  /** Right answers among answers. */
  precision: number
  /** Right answers among searches that found the song. */
  coverage: number
  /** Wrong answers by what was chosen. */
  mistakes: Map<string, number>
}

/** How often a matcher chooses rightly, and how often it chooses at all where it could. */
export function measure(matcher: Matcher, cases: readonly Case[]): Measured {
  const mistakes = new Map<string, number>()
  let answered = 0
  let right = 0
  for (const { song, videos } of cases) {
    const shown = videos.map(({ isRight: _right, kind: _kind, ...video }) => video)
    const chosen = matcher(song, shown)
    if (chosen === undefined) continue
    answered++
    const video = videos.find(({ videoId }) => videoId === chosen)!
    if (video.isRight) right++
    else mistakes.set(video.kind, (mistakes.get(video.kind) ?? 0) + 1)
  }
  const findable = cases.filter(({ videos }) => videos.some(({ isRight }) => isRight)).length
  return { precision: right / Math.max(1, answered), coverage: right / findable, mistakes }
}
