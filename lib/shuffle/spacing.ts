import type { Spacing } from './types'

/** How the wish for distance is weighed. */
export type SpacingLevel = {
  /** How far a due date may stray, in grid steps of its artist. */
  jitter: number
  /** The share of an even gap below which two tracks of an artist are too near. */
  gap: number
}

export const SPACING: Record<Spacing, SpacingLevel> = {
  close: { jitter: 1.4, gap: 0.3 },
  normal: { jitter: 0.7, gap: 0.5 },
  far: { jitter: 0.3, gap: 0.6 },
}
