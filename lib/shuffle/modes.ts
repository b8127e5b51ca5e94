/** The modes a listener can choose, in display order. */
export const MODES = ['balanced', 'fresh', 'favourites', 'flow', 'natural', 'random'] as const
export type Mode = (typeof MODES)[number]

/** The distances a listener can choose between two tracks of one artist, shortest first. */
export const SPACINGS = ['close', 'normal', 'far'] as const
export type Spacing = (typeof SPACINGS)[number]
