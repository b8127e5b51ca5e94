// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { isShortcut, shortcutKey } from '@/components/player/ui/shortcut-event'

const press = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init)

it.each([
  ['j', 'KeyJ', 'j'],
  ['J', 'KeyJ', 'j'],
  ['о', 'KeyJ', 'j'],
  ['ι', 'KeyI', 'i'],
  ['ל', 'KeyK', 'k'],
  // Dvorak: the letter that is printed on the key counts.
  ['h', 'KeyJ', 'h'],
  ['?', 'Slash', '?'],
  ['ArrowRight', 'ArrowRight', 'arrowright'],
  [' ', 'Space', ' '],
])('the key %j at %s is the shortcut %j', (key, code, shortcut) => {
  expect(shortcutKey(press({ key, code }))).toBe(shortcut)
})

it('a key that is held down is one press', () => {
  expect(isShortcut(press({ key: 'j' }))).toBe(true)
  expect(isShortcut(press({ key: 'j', repeat: true }))).toBe(false)
})
