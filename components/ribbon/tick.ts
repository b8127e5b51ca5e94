/** One track on a ribbon. `artist` is the id that gives the colour, the rest is for words. */
export type Tick = {
  artist: string
  title?: string
  by?: string
  note?: string
  state?: 'unplayable' | 'excluded' | 'pending'
}

/** What a tick is called where it is named aloud or beside the pointer. */
export const nameOfTick = ({ title, by, note }: Tick): string =>
  [title, by, note].filter(Boolean).join(', ')
