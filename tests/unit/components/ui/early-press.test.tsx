import { render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EARLY_PRESS_SCRIPT } from '@/components/ui/early-press-recorder'
import { RepeatEarlyPress } from '@/components/ui/repeat-early-press'

const RETRY_MS = 100

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Renders what a page renders once its scripts have loaded. */
function loadScripts() {
  render(<RepeatEarlyPress />)
  vi.advanceTimersByTime(RETRY_MS)
}

function pageWithoutScripts() {
  document.body.innerHTML = `<button type="button"><span>Play</span></button>
    <button type="button">Next</button><form><button>Send</button></form>`
  new Function(EARLY_PRESS_SCRIPT)()
  const [play, next, send] = document.querySelectorAll('button')
  if (!play || !next || !send) throw new Error('A button is missing.')
  send.addEventListener('click', (event) => event.preventDefault())
  const listen = (button: HTMLButtonElement) => {
    const onClick = vi.fn()
    button.addEventListener('click', onClick)
    return onClick
  }
  return { play, next, send, listen }
}

it('the last button that was pressed before scripts had loaded is pressed once', () => {
  const { play, next, listen } = pageWithoutScripts()
  next.click()
  play.querySelector('span')?.click()
  play.click()
  const [onPlay, onNext] = [listen(play), listen(next)]
  loadScripts()
  loadScripts()
  expect(onPlay).toHaveBeenCalledTimes(1)
  expect(onNext).not.toHaveBeenCalled()
})

it('buttons that submit a form, later presses and removed buttons are not pressed again', () => {
  const first = pageWithoutScripts()
  first.send.click()
  const onSend = first.listen(first.send)
  loadScripts()
  first.play.click()
  const onPlay = first.listen(first.play)
  loadScripts()
  expect(onSend).not.toHaveBeenCalled()
  expect(onPlay).not.toHaveBeenCalled()

  const second = pageWithoutScripts()
  second.play.click()
  const onRemoved = second.listen(second.play)
  second.play.remove()
  loadScripts()
  expect(onRemoved).not.toHaveBeenCalled()
})

it('a button that waits for scripts is pressed until it receives the press', () => {
  const { play, listen } = pageWithoutScripts()
  play.click()
  const onPlay = listen(play)
  const stop = (event: Event) => event.stopPropagation()
  document.body.addEventListener('click', stop, true)
  loadScripts()
  vi.advanceTimersByTime(3 * RETRY_MS)
  expect(onPlay).not.toHaveBeenCalled()
  document.body.removeEventListener('click', stop, true)
  vi.advanceTimersByTime(3 * RETRY_MS)
  expect(onPlay).toHaveBeenCalledTimes(1)
})

it('a button that is disabled is not pressed once it is enabled again', () => {
  const { play, listen } = pageWithoutScripts()
  play.click()
  const onPlay = listen(play)
  play.disabled = true
  loadScripts()
  play.disabled = false
  vi.advanceTimersByTime(3 * RETRY_MS)
  expect(onPlay).not.toHaveBeenCalled()
})

it.each(['click', 'keydown'])('a button is not pressed after a %s of the user', (type) => {
  const { play, listen } = pageWithoutScripts()
  play.click()
  const onPlay = listen(play)
  const spy = vi.spyOn(document, 'addEventListener')
  render(<RepeatEarlyPress />)
  callAsUser(type, spy.mock.calls)
  spy.mockRestore()
  vi.advanceTimersByTime(3 * RETRY_MS)
  expect(onPlay).not.toHaveBeenCalled()
})

it.each(['click', 'keydown'])('a button is pressed after a %s by a script', (type) => {
  const { play, next, listen } = pageWithoutScripts()
  play.click()
  const onPlay = listen(play)
  render(<RepeatEarlyPress />)
  next.dispatchEvent(new Event(type, { bubbles: true }))
  vi.advanceTimersByTime(RETRY_MS)
  expect(onPlay).toHaveBeenCalledTimes(1)
})

/** Calls the listeners of the document as the browser does for a user: scripts cannot dispatch such events. */
function callAsUser(type: string, calls: Parameters<typeof document.addEventListener>[]): void {
  const event: Event = Object.create(new Event(type), { isTrusted: { value: true } })
  for (const [name, listener] of calls) {
    if (name === type && typeof listener === 'function') listener(event)
  }
}

describe('a form that the browser sends itself', () => {
  function formWithoutScripts() {
    document.body.innerHTML = '<form><button>Send</button></form>'
    new Function(EARLY_PRESS_SCRIPT)()
    const form = document.querySelector('form')
    if (!form) throw new Error('The form is missing.')
    const send = () => {
      const event = new SubmitEvent('submit', { bubbles: true, cancelable: true })
      form.dispatchEvent(event)
      vi.advanceTimersByTime(0)
      return !event.defaultPrevented
    }
    return { form, send }
  }

  it('is sent once, until the page is shown again or the navigation has not come', () => {
    const { form, send } = formWithoutScripts()
    expect([send(), send()]).toEqual([true, false])
    expect(form).toHaveAttribute('data-sent')
    window.dispatchEvent(new Event('pageshow'))
    expect([send(), send()]).toEqual([true, false])
    vi.advanceTimersByTime(15_000)
    expect(send()).toBe(true)
  })

  it('is not held back if a script sends it', () => {
    const { form, send } = formWithoutScripts()
    form.addEventListener('submit', (event) => event.preventDefault())
    send()
    expect(form).not.toHaveAttribute('data-sent')
  })
})
