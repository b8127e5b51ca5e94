/** The columns of figures, in display order. */
export const MEASURES = ['clashes', 'gaps', 'returns'] as const
export type Measure = (typeof MEASURES)[number]
