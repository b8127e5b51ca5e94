import { expect, test } from 'vitest'
import { rowCommand } from '@/components/tracks/row-command'

const NO_MODIFIERS = { shiftKey: false, altKey: false, metaKey: false, ctrlKey: false }
const command = (key: string, modifiers: Partial<typeof NO_MODIFIERS> = {}) =>
  rowCommand({ key, ...NO_MODIFIERS, ...modifiers }, { index: 20, last: 99 })

test.each([
  ['ArrowDown', 21],
  ['ArrowUp', 19],
  ['PageDown', 30],
  ['PageUp', 10],
  ['Home', 0],
  ['End', 99],
])('%s focuses row %i, extends with Shift and moves with Alt', (key, target) => {
  expect(command(key)).toEqual({ type: 'focus', target, isExtending: false })
  expect(command(key, { shiftKey: true })).toEqual({ type: 'focus', target, isExtending: true })
  expect(command(key, { altKey: true })).toEqual({ type: 'move', target })
})

test.each([
  ['Enter', 'play'],
  ['x', 'toggle'],
  ['X', 'toggle'],
  ['Escape', 'clear'],
  ['Delete', 'remove'],
  ['Backspace', 'remove'],
])('%s is "%s"', (key, type) => expect(command(key)).toEqual({ type }))

test.each(['ctrlKey', 'metaKey'])(
  'A with %s selects all; other keys are left alone',
  (modifier) => {
    expect(command('a', { [modifier]: true })).toEqual({ type: 'select_all' })
    expect(command('x', { [modifier]: true })).toBeUndefined()
    expect(command('Enter', { [modifier]: true })).toBeUndefined()
  },
)

test.each(['a', 'Tab', ' ', 'constructor', '__proto__'])('%j has no command', (key) => {
  expect(command(key)).toBeUndefined()
})
