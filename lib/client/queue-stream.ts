import { z } from 'zod'
import { queue as contract, Queue } from '@/lib/contract/queue'
import { urlOf } from './api'

const NAME = 'riffle-queue'
/** A browser reopens a stream that ends by itself, but not one that the server has rejected. */
const RETRY_MS = 30_000

const Message = z.object({ userId: z.string(), queue: Queue })

/**
 * Calls `onQueue` with each state that the server sends. One tab of the browser has the stream, and
 * sends its events to the others; on plain http, where browsers have no locks, each visible tab has one.
 * Returns a function that ends that.
 */
export function followQueue(userId: string, onQueue: (queue: Queue) => void): () => void {
  if (!('locks' in navigator)) return followWhileVisible(onQueue)
  const ended = new AbortController()
  const channel = new BroadcastChannel(NAME)
  channel.onmessage = ({ data }) => {
    const message = Message.safeParse(data)
    if (message.success && message.data.userId === userId) onQueue(message.data.queue)
  }
  const send = (queue: Queue) => {
    onQueue(queue)
    channel.postMessage({ userId, queue })
  }
  void navigator.locks
    .request(`${NAME}:${userId}`, { signal: ended.signal }, () => keepStream(ended.signal, send))
    // The page was left while another tab had the stream.
    .catch(() => {})
  return () => {
    ended.abort()
    channel.close()
  }
}

/** Has a stream while the page is visible: a browser opens few connections for all its tabs. */
function followWhileVisible(onQueue: (queue: Queue) => void): () => void {
  let ended: AbortController | undefined
  function end() {
    ended?.abort()
    ended = undefined
  }
  function update() {
    if (document.visibilityState !== 'visible') return end()
    if (ended) return
    ended = new AbortController()
    void keepStream(ended.signal, onQueue)
  }
  update()
  document.addEventListener('visibilitychange', update)
  return () => {
    document.removeEventListener('visibilitychange', update)
    end()
  }
}

/** Keeps the stream open until `signal` is aborted. */
function keepStream(signal: AbortSignal, onQueue: (queue: Queue) => void): Promise<void> {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function open() {
    const stream = new EventSource(urlOf(contract.events, {}))
    source = stream
    stream.addEventListener('queue', ({ data }) => onQueue(JSON.parse(data)))
    stream.onerror = () => {
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MS)
    }
  }

  open()
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      source?.close()
      resolve()
    })
  })
}
