/** The columns of a table of songs: edge, title, album, actions, time. A phone has no room for all. */
export const COLUMNS =
  'grid gap-x-4 pr-gutter grid-cols-[5px_minmax(0,42fr)_minmax(0,30fr)_64px_48px] phone:grid-cols-[5px_minmax(0,1fr)_88px] phone:pr-2'

/** What a phone leaves out. */
export const NARROW = 'phone:hidden'

/** Heights of a row in CSS pixels. */
export const ROW = { wide: 44, phone: 56 }
