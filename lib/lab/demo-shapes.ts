/** The distributions of artists that demo lists have, in display order. */
export const DEMO_SHAPES = [
  'zipf',
  'ten-each',
  'dominant-40',
  'dominant-60',
  'two-artists',
  'four-artists',
  'many-features',
  'distinct',
] as const
export type DemoShape = (typeof DEMO_SHAPES)[number]

export const isDemoShape = (text: string): text is DemoShape =>
  DEMO_SHAPES.some((shape) => shape === text)
