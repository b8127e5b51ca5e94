/** Grid columns of a track table: number, title, album, set position, actions, time. */
export const COLUMNS =
  'grid-cols-[80px_minmax(0,42fr)_92px_76px_84px] @2xl/main:grid-cols-[80px_minmax(0,42fr)_minmax(0,27fr)_92px_76px_92px] phone:grid-cols-[minmax(0,1fr)_auto_52px]'
