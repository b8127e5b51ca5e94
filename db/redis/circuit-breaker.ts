import type { Outcome, Transport } from './requester'
import { isOutage, RedisUnavailable } from './unavailable'

const CALL_TIMEOUT_MS = 200
const MAX_TIMEOUTS = 3
const OPEN_MS = 500

/**
 * Adds a timeout of 200 ms to each call, and turns all outages into `RedisUnavailable`. After three
 * timeouts in a row, calls fail at once for 500 ms, so that a request with several calls does not
 * wait for each of them.
 */
export function withCircuitBreaker(transport: Transport): Transport {
  let timeouts = 0
  let openUntil = 0

  const call = async <T extends Outcome | Outcome[]>(run: () => Promise<T>): Promise<T> => {
    if (performance.now() < openUntil) throw new RedisUnavailable('several calls have timed out')
    try {
      const outcome = await withTimeout(run())
      timeouts = 0
      for (const { error } of [outcome].flat())
        if (error && isOutage(error)) throw new RedisUnavailable(error)
      return outcome
    } catch (error) {
      if (error instanceof CallTimeout && ++timeouts >= MAX_TIMEOUTS)
        openUntil = performance.now() + OPEN_MS
      throw error
    }
  }

  return {
    single: (command) => call(() => transport.single(command)),
    pipeline: (commands) => call(() => transport.pipeline(commands)),
    transaction: (commands) => call(() => transport.transaction(commands)),
    close: transport.close,
  }
}

class CallTimeout extends RedisUnavailable {
  constructor() {
    super(`no reply within ${CALL_TIMEOUT_MS} ms`)
  }
}

async function withTimeout<T>(reply: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CallTimeout()), CALL_TIMEOUT_MS)
  })
  // A reply that fails after the timeout must not be an unhandled rejection.
  reply.catch(() => undefined)
  try {
    return await Promise.race([reply, timeout])
  } finally {
    clearTimeout(timer)
  }
}
