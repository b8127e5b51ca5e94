/** The action of a key in a focused row of the table. */
export type RowCommand =
  | { type: 'focus'; target: number; isExtending: boolean }
  | { type: 'move'; target: number }
  | { type: 'select_all' | 'play' | 'toggle' | 'clear' | 'remove' }

type KeyPress = {
  key: string
  shiftKey: boolean
  altKey: boolean
  metaKey: boolean
  ctrlKey: boolean
}

type Position = {
  /** Index of the focused row. */
  index: number
  /** Index of the last row. */
  last: number
}

const PAGE_ROWS = 10

const COMMANDS = new Map<string, RowCommand>([
  ['enter', { type: 'play' }],
  ['x', { type: 'toggle' }],
  ['escape', { type: 'clear' }],
  ['delete', { type: 'remove' }],
  ['backspace', { type: 'remove' }],
])

/** Returns the command of a key press; undefined for keys that the table does not handle. */
export function rowCommand(press: KeyPress, position: Position): RowCommand | undefined {
  const target = targetIndex(press.key, position)
  if (target !== undefined) {
    if (press.altKey) return { type: 'move', target }
    return { type: 'focus', target, isExtending: press.shiftKey }
  }
  const key = press.key.toLowerCase()
  if (press.metaKey || press.ctrlKey) return key === 'a' ? { type: 'select_all' } : undefined
  return COMMANDS.get(key)
}

/** May return an index outside of the list. Undefined for other keys. */
function targetIndex(key: string, { index, last }: Position): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return index + 1
    case 'ArrowUp':
      return index - 1
    case 'PageDown':
      return index + PAGE_ROWS
    case 'PageUp':
      return index - PAGE_ROWS
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}
