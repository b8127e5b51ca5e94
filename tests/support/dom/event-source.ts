import { act } from '@testing-library/react'
import { vi } from 'vitest'

type Listener = (event: { data: string }) => void

/** An event source whose events come from the test. */
class StubEventSource {
  onopen?: () => void
  onerror?: () => void
  isClosed = false
  readonly listeners = new Map<string, Listener>()

  constructor(readonly url: string) {}

  addEventListener(type: string, listener: Listener) {
    this.listeners.set(type, listener)
  }

  close() {
    this.isClosed = true
  }
}

/** Replaces EventSource until the test ends: jsdom has none. */
export function stubEventSource() {
  const sources: StubEventSource[] = []
  vi.stubGlobal(
    'EventSource',
    class extends StubEventSource {
      constructor(url: string) {
        super(url)
        sources.push(this)
      }
    },
  )
  return {
    sources,
    /** Opens the latest source and sends an event. */
    send(type: string, value: unknown) {
      const source = sources.at(-1)
      act(() => {
        source?.onopen?.()
        source?.listeners.get(type)?.({ data: JSON.stringify(value) })
      })
    },
  }
}
