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

const COMMANDS: Record<string, RowCommand> = {
  enter: { type: 'play' },
  x: { type: 'toggle' },
  escape: { type: 'clear' },
  delete: { type: 'remove' },
  backspace: { type: 'remove' },
}

/** Returns the command of a key press; undefined for keys that the table does not handle. */
export function rowCommand(press: KeyPress, position: Position): RowCommand | undefined {
  const target = targetIndex(press.key, position)
  if (target !== undefined) {
    if (press.altKey) return { type: 'move', target }
    return { type: 'focus', target, isExtending: press.shiftKey }
  }
  const key = press.key.toLowerCase()
  if (press.metaKey || press.ctrlKey) return key === 'a' ? { type: 'select_all' } : undefined
  return COMMANDS[key]
}

/** May return an index outside of the list. */
function targetIndex(key: string, { index, last }: Position): number | undefined {
  const targets: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE_ROWS,
    PageUp: index - PAGE_ROWS,
    Home: 0,
    End: last,
  }
  return targets[key]
}
