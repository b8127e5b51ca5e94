export type Shape =
  | 'zipf'
  | 'ten-each'
  | 'dominant-40'
  | 'dominant-60'
  | 'two-artists'
  | 'four-artists'
  | 'many-features'
  | 'distinct'

/** What each shape is called where one chooses it. */
export const SHAPE_NAMES: Record<Shape, string> = {
  zipf: 'A few artists lead',
  'ten-each': 'Ten tracks each',
  'dominant-40': 'One artist has 40 %',
  'dominant-60': 'One artist has 60 %',
  'two-artists': 'Two artists',
  'four-artists': 'Four artists with albums',
  'many-features': 'Many featured artists',
  distinct: 'Every artist once',
}
