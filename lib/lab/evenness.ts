export type Evenness = 'clumps' | 'even' | 'like a clock'

const CLUMPS_ABOVE = 0.35
const CLOCK_BELOW = 0.21

/** A gap variation in words. */
export function evennessOf(variation: number): Evenness {
  if (variation > CLUMPS_ABOVE) return 'clumps'
  return variation < CLOCK_BELOW ? 'like a clock' : 'even'
}
