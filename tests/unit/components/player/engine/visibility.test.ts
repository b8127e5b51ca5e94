import { afterEach, expect, it, vi } from 'vitest'
import { observeVisibility } from '@/components/player/engine/visibility'

type Entry = { intersectionRatio: number }

/** An observer whose entries the test sends. */
class FakeObserver {
  static made: FakeObserver[] = []
  isOn = false
  constructor(private readonly notify: (entries: Entry[]) => void) {
    FakeObserver.made.push(this)
  }
  observe() {
    this.isOn = true
  }
  disconnect() {
    this.isOn = false
  }
  send(intersectionRatio: number) {
    if (this.isOn) this.notify([{ intersectionRatio }])
  }
}

afterEach(() => vi.unstubAllGlobals())

it('reports changes of visibility until it is disconnected', () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('document', page)
  vi.stubGlobal('IntersectionObserver', FakeObserver)
  const onChange = vi.fn()
  const visibility = observeVisibility({} as HTMLElement, onChange)
  const [observer] = FakeObserver.made
  observer?.send(0.6)
  expect(visibility.isVisible()).toBe(true)
  page.visibilityState = 'hidden'
  page.dispatchEvent(new Event('visibilitychange'))
  expect(visibility.isVisible()).toBe(false)
  expect(onChange).toHaveBeenCalledTimes(2)

  visibility.disconnect()
  observer?.send(0.1)
  page.dispatchEvent(new Event('visibilitychange'))
  expect(onChange).toHaveBeenCalledTimes(2)
})
