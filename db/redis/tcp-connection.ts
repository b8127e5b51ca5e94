import { createClient } from 'redis'
import { RedisUnavailable } from './unavailable'

const RECONNECT_FIRST_MS = 50
const RECONNECT_MOST_MS = 1_000
const CONNECT_TIMEOUT_MS = 2_000
const PING_EVERY_MS = 2_000
const SILENT_SOCKET_MS = 5_000
const COMMANDS_WAITING_MOST = 10_000

/**
 * Keeps one connection, and replaces it when it has been silent though spoken to for 5 s. Who calls
 * has a deadline: a second one for every command inside the client would cost more than it saves.
 */
export function tcpConnection(url: string) {
  let current: Connection | undefined
  let closed = false

  const opened = (): Connection => {
    if (current && hasGoneSilent(current)) drop()
    current ??= open(url)
    return current
  }

  // A half-open socket takes writes for a quarter of an hour before the kernel gives it up.
  const hasGoneSilent = ({ client, waiting }: Connection): boolean => {
    const [oldest = Number.POSITIVE_INFINITY] = waiting.values()
    return client.isReady && performance.now() - oldest > SILENT_SOCKET_MS
  }

  const drop = (): void => {
    current?.client.destroy()
    current = undefined
  }

  return {
    /** The client, once it is ready. Throws `RedisUnavailable` at once after a failed attempt. */
    async client(): Promise<Client> {
      if (closed) throw new RedisUnavailable('the connection was closed')
      const { client, firstAttempt } = opened()
      if (!client.isReady) await firstAttempt
      if (!client.isReady) throw new RedisUnavailable('there is no connection')
      return client
    },
    /** Passes an answer on, and remembers since when it is awaited. */
    async heard<T>(answer: Promise<T>): Promise<T> {
      const waiting = current?.waiting
      waiting?.set(answer, performance.now())
      try {
        return await answer
      } finally {
        waiting?.delete(answer)
      }
    },
    async close(): Promise<void> {
      closed = true
      drop()
    },
  }
}

type Client = ReturnType<typeof createRedisClient>
type Connection = { client: Client; firstAttempt: Promise<void>; waiting: Waiting }
/** Answers awaited, the oldest first, with the moment they were asked for. */
type Waiting = Map<Promise<unknown>, number>

function open(url: string): Connection {
  const client = createRedisClient(url)
  const firstAttempt = new Promise<void>((resolve) => {
    client.once('ready', resolve)
    // Later failures are spoken of by `isReady`; unheard, an 'error' event would end the process.
    client.on('error', () => resolve())
    client.once('end', resolve)
  })
  // Fails only when the client is destroyed while connecting.
  client.connect().catch(() => undefined)
  return { client, firstAttempt, waiting: new Map() }
}

const createRedisClient = (url: string) =>
  createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    commandsQueueMaxLength: COMMANDS_WAITING_MOST,
    commandOptions: { timeout: 0 },
    pingInterval: PING_EVERY_MS,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SILENT_SOCKET_MS,
      reconnectStrategy: (retries) =>
        Math.min(RECONNECT_FIRST_MS * 2 ** Math.min(retries, 10), RECONNECT_MOST_MS),
    },
  })
