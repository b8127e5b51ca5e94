/** The action of a key in a pass over songs; `index` is that of a candidate. */
export type PassCommand = { type: 'choose'; index: number } | { type: 'skip' | 'back' | 'preview' }

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'target' | 'repeat' | 'altKey' | 'ctrlKey' | 'metaKey' | 'defaultPrevented'
>

const MAX_KEYS = 5
const TEXT_FIELDS = 'input, textarea, select'
const ACTIVATED_BY_KEYS = 'button, a[href], summary, iframe'

const COMMANDS = new Map<string, PassCommand>([
  ['enter', { type: 'choose', index: 0 }],
  ['s', { type: 'skip' }],
  ['arrowright', { type: 'skip' }],
  ['arrowleft', { type: 'back' }],
  [' ', { type: 'preview' }],
])

/** Returns the command of a key press; undefined for keys of the focused element or the browser. */
export function passCommand(press: KeyPress): PassCommand | undefined {
  const { key, target, repeat, altKey, ctrlKey, metaKey, defaultPrevented } = press
  if (defaultPrevented || repeat || altKey || ctrlKey || metaKey) return undefined
  if (!isFor(key, target)) return undefined
  const number = Number(key)
  if (key !== ' ' && number >= 1 && number <= MAX_KEYS) return { type: 'choose', index: number - 1 }
  return COMMANDS.get(key.toLowerCase())
}

function isFor(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true
  // An empty field needs no arrows, so the pass continues without leaving it.
  if (target instanceof HTMLInputElement) return key.startsWith('Arrow') && target.value === ''
  if (target.closest(TEXT_FIELDS)) return false
  const isActivation = key === 'Enter' || key === ' '
  return !isActivation || target.closest(ACTIVATED_BY_KEYS) === null
}
