/** One track on a ribbon. */
export type Tick = {
  /** Selects the colour. */
  artistId: string
  title?: string
  artistName?: string
  /** A remark shown after the artist's name. */
  note?: string
  /**
   * `unplayable`: outlined. `excluded`: a stub. `plain`: without colour, because its artist is not
   * known yet. `pending`: a hairline, because the track is not loaded or imported yet.
   */
  state?: 'unplayable' | 'excluded' | 'plain' | 'pending'
}
