import { afterEach, expect, it, vi } from 'vitest'
import { observeVisibility } from '@/components/player/engine/visibility'

type Entry = { intersectionRatio: number }

/** An observer that is told by hand what is seen. */
class FakeObserver {
  static made: FakeObserver[] = []
  isOn = false
  constructor(private readonly told: (entries: Entry[]) => void) {
    FakeObserver.made.push(this)
  }
  observe() {
    this.isOn = true
  }
  disconnect() {
    this.isOn = false
  }
  see(intersectionRatio: number) {
    if (this.isOn) this.told([{ intersectionRatio }])
  }
}

afterEach(() => vi.unstubAllGlobals())

it('tells of what is seen until one leaves', () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('document', page)
  vi.stubGlobal('IntersectionObserver', FakeObserver)
  const onChange = vi.fn()
  const sight = observeVisibility({} as HTMLElement, onChange)
  const [observer] = FakeObserver.made
  observer?.see(0.6)
  expect(sight.isSeen()).toBe(true)
  page.visibilityState = 'hidden'
  page.dispatchEvent(new Event('visibilitychange'))
  expect(sight.isSeen()).toBe(false)
  expect(onChange).toHaveBeenCalledTimes(2)

  sight.leave()
  observer?.see(0.1)
  page.dispatchEvent(new Event('visibilitychange'))
  expect(onChange).toHaveBeenCalledTimes(2)
})
