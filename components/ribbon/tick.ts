/**
 * One track on a ribbon. `artist` is the id that gives the colour, title, artist's name and note are
 * for words. `plain`: there, but its artist is not known yet; `pending`: not there yet.
 */
export type Tick = {
  artist: string
  title?: string
  by?: string
  note?: string
  state?: 'unplayable' | 'excluded' | 'plain' | 'pending'
}

/** What a tick is called where it is named aloud or beside the pointer. */
export const nameOfTick = ({ title, by, note }: Tick): string =>
  [title, by, note].filter(Boolean).join(', ')
