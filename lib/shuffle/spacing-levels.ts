import type { Spacing } from './modes'

/** How strongly the tracks of one artist are kept apart. */
export type SpacingLevel = {
  /** The range by which a due date is moved at random, in grid steps of its artist. */
  jitter: number
  /** Two tracks of an artist closer than this share of an even gap incur a penalty. */
  minGapShare: number
}

export const SPACING_LEVELS: Record<Spacing, SpacingLevel> = {
  close: { jitter: 1.4, minGapShare: 0.3 },
  normal: { jitter: 0.7, minGapShare: 0.5 },
  far: { jitter: 0.3, minGapShare: 0.6 },
}
