import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followQueue } from '@/lib/client/queue-stream'
import type { Queue } from '@/lib/contract/queue'
import { EMPTY_QUEUE } from '@/tests/support/dom/local-queue'

/** A stream of server-sent events that the test sends. */
class FakeSource extends EventTarget {
  static readonly CLOSED = 2
  static opened: FakeSource[] = []
  readyState = 1
  onerror: (() => void) | null = null
  constructor(readonly url: string) {
    super()
    FakeSource.opened.push(this)
  }
  close() {
    this.readyState = FakeSource.CLOSED
  }
  send(queue: Queue) {
    this.dispatchEvent(new MessageEvent('queue', { data: JSON.stringify(queue) }))
  }
}

type Grant = () => Promise<void>

/** Grants a lock to one holder after the other. */
function fakeLocks() {
  let last = Promise.resolve()
  return {
    request(_name: string, { signal }: { signal: AbortSignal }, grant: Grant) {
      last = last.then(() => (signal.aborted ? undefined : grant()))
      return last
    },
  }
}

beforeEach(() => {
  FakeSource.opened = []
  vi.stubGlobal('EventSource', FakeSource)
  Object.defineProperty(navigator, 'locks', { value: fakeLocks(), configurable: true })
})
afterEach(() => {
  vi.unstubAllGlobals()
  Reflect.deleteProperty(navigator, 'locks')
})

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

test('one tab has the stream, and the others get its events', async () => {
  const first: number[] = []
  const second: number[] = []
  const stranger: number[] = []
  const close = [
    followQueue('ada', ({ version }) => first.push(version)),
    followQueue('ada', ({ version }) => second.push(version)),
    followQueue('bob', ({ version }) => stranger.push(version)),
  ]
  await settle()
  expect(FakeSource.opened.map(({ url }) => url)).toEqual(['/api/v1/me/queue/events'])
  FakeSource.opened[0]?.send({ ...EMPTY_QUEUE, version: 7 })
  await expect.poll(() => [first, second]).toEqual([[7], [7]])
  expect(stranger).toEqual([])
  for (const end of close) end()
})

test('another tab opens the stream after the first one is closed', async () => {
  const versions: number[] = []
  const closeFirst = followQueue('ada', () => {})
  const closeSecond = followQueue('ada', ({ version }) => versions.push(version))
  await settle()
  closeFirst()
  await settle()
  expect(FakeSource.opened.map(({ readyState }) => readyState)).toEqual([FakeSource.CLOSED, 1])
  FakeSource.opened[1]?.send({ ...EMPTY_QUEUE, version: 8 })
  expect(versions).toEqual([8])
  closeSecond()
})

test('without locks, a tab has a stream while it is visible', () => {
  vi.stubGlobal('navigator', {})
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('document', page)
  const show = (visibilityState: string) => {
    page.visibilityState = visibilityState
    page.dispatchEvent(new Event('visibilitychange'))
  }
  const states = () => FakeSource.opened.map(({ readyState }) => readyState)
  const versions: number[] = []
  const close = followQueue('ada', ({ version }) => versions.push(version))
  FakeSource.opened[0]?.send({ ...EMPTY_QUEUE, version: 7 })
  expect(versions).toEqual([7])
  show('hidden')
  expect(states()).toEqual([FakeSource.CLOSED])
  show('visible')
  show('visible')
  expect(states()).toEqual([FakeSource.CLOSED, 1])
  close()
  show('visible')
  expect(states()).toEqual([FakeSource.CLOSED, FakeSource.CLOSED])
})
