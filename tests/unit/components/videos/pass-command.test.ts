// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { passCommand } from '@/components/videos/choose/pass-command'

const press = (key: string, target: Element | null = null, more = {}) =>
  passCommand({
    key,
    target,
    repeat: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    defaultPrevented: false,
    ...more,
  })

function field(value: string): HTMLInputElement {
  const input = document.createElement('input')
  input.value = value
  return input
}

describe('the keys of a pass', () => {
  test.each([
    ['1', { type: 'choose', index: 0 }],
    ['5', { type: 'choose', index: 4 }],
    ['Enter', { type: 'choose', index: 0 }],
    ['s', { type: 'skip' }],
    ['S', { type: 'skip' }],
    ['ArrowRight', { type: 'skip' }],
    ['ArrowLeft', { type: 'back' }],
    [' ', { type: 'preview' }],
  ])('%s', (key, command) => expect(press(key)).toEqual(command))

  test.each(['0', '6', 'x', 'Escape', 'Tab'])('%s is not one', (key) => {
    expect(press(key)).toBeUndefined()
  })

  test('are not taken from a field with text', () => {
    expect(press('ArrowLeft', field('https://'))).toBeUndefined()
    expect(press('1', field(''))).toBeUndefined()
    expect(press('ArrowRight', field(''))).toEqual({ type: 'skip' })
  })

  test('leave Enter and Space to a button', () => {
    const button = document.createElement('button')
    expect(press('Enter', button)).toBeUndefined()
    expect(press(' ', button)).toBeUndefined()
    expect(press('2', button)).toEqual({ type: 'choose', index: 1 })
  })

  test('are not taken with a modifier, while held, or after another handler', () => {
    for (const more of [{ ctrlKey: true }, { repeat: true }, { defaultPrevented: true }]) {
      expect(press('s', null, more)).toBeUndefined()
    }
  })
})
