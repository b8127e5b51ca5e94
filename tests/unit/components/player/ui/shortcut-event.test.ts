// @vitest-environment jsdom
import { expect, it, onTestFinished } from 'vitest'
import { followPointer, isShortcut, shortcutKey } from '@/components/player/ui/shortcut-event'

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

it('the space bar belongs to the player after a click, and to a button that the keyboard reached', () => {
  onTestFinished(followPointer())
  document.body.innerHTML = '<button id="a"><b>Shuffle</b></button><button id="b">Add</button>'
  const [first, second] = document.querySelectorAll('button')
  const isForPlayer: boolean[] = []
  document.addEventListener('keydown', (event) => isForPlayer.push(isShortcut(event)))
  const pressSpace = () =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }),
    )
  first?.firstElementChild?.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  first?.focus()
  pressSpace()
  second?.focus()
  pressSpace()
  first?.focus()
  pressSpace()
  expect(isForPlayer).toEqual([true, false, false])
})
