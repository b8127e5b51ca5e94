import { createClient } from 'redis'
import { RedisUnavailable } from './unavailable'

const MIN_RECONNECT_DELAY_MS = 50
const MAX_RECONNECT_DELAY_MS = 1_000
const CONNECT_TIMEOUT_MS = 2_000
const PING_INTERVAL_MS = 2_000
const SOCKET_TIMEOUT_MS = 5_000
const MAX_QUEUED_COMMANDS = 10_000

/**
 * One connection, replaced if a reply is pending for 5 s. Callers have a timeout: another one for
 * each command inside the client would cost more than it saves.
 */
export function tcpConnection(url: string) {
  let current: Connection | undefined
  let closed = false

  const openConnection = (): Connection => {
    if (current && isStalled(current)) drop()
    current ??= open(url)
    return current
  }

  // A half-open socket accepts writes for 15 minutes before the kernel closes it.
  const isStalled = ({ client, pending: waiting }: Connection): boolean => {
    const [oldest = Number.POSITIVE_INFINITY] = waiting.values()
    return client.isReady && performance.now() - oldest > SOCKET_TIMEOUT_MS
  }

  const drop = (): void => {
    current?.client.destroy()
    current = undefined
  }

  return {
    /**
     * The client, once it is ready.
     * @throws RedisUnavailable without waiting, after a failed attempt
     */
    async client(): Promise<Client> {
      if (closed) throw new RedisUnavailable('the connection was closed')
      const { client, firstAttempt } = openConnection()
      if (!client.isReady) await firstAttempt
      if (!client.isReady) throw new RedisUnavailable('there is no connection')
      return client
    },
    /** Returns a reply, and stores since when it is pending. */
    async track<T>(reply: Promise<T>): Promise<T> {
      const pending = current?.pending
      pending?.set(reply, performance.now())
      try {
        return await reply
      } finally {
        pending?.delete(reply)
      }
    },
    async close(): Promise<void> {
      closed = true
      drop()
    },
  }
}

type Client = ReturnType<typeof createRedisClient>
type Connection = { client: Client; firstAttempt: Promise<void>; pending: PendingReplies }
/** Pending replies, the oldest first, with the time of their commands. */
type PendingReplies = Map<Promise<unknown>, number>

function open(url: string): Connection {
  const client = createRedisClient(url)
  const firstAttempt = new Promise<void>((resolve) => {
    client.once('ready', resolve)
    // Later failures show in `isReady`; an 'error' event without a listener would end the process.
    client.on('error', () => resolve())
    client.once('end', resolve)
  })
  // Fails only when the client is destroyed while connecting.
  client.connect().catch(() => undefined)
  return { client, firstAttempt, pending: new Map() }
}

const createRedisClient = (url: string) =>
  createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_QUEUED_COMMANDS,
    commandOptions: { timeout: 0 },
    pingInterval: PING_INTERVAL_MS,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      reconnectStrategy: (retries) =>
        Math.min(MIN_RECONNECT_DELAY_MS * 2 ** Math.min(retries, 10), MAX_RECONNECT_DELAY_MS),
    },
  })
