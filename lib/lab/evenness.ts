/** `clumped`: an artist's tracks are close together; `regular`: their distance is predictable. */
export type Evenness = 'clumped' | 'even' | 'regular'

const CLUMPED_ABOVE = 0.35
const REGULAR_BELOW = 0.21

/** Classifies a gap variation, as `gapVariation` returns it. */
export function classifyGaps(variation: number): Evenness {
  if (variation > CLUMPED_ABOVE) return 'clumped'
  return variation < REGULAR_BELOW ? 'regular' : 'even'
}
