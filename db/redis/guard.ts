import type { Outcome, Transport } from './requester'
import { isOutage, RedisUnavailable } from './unavailable'

const DEADLINE_MS = 200
const FAILURES_BEFORE_REST = 3
const REST_MS = 500

/**
 * Puts a deadline of 200 ms on every call and turns whatever keeps Redis from serving into
 * `RedisUnavailable`. After three deadlines missed in a row calls fail at once for half a second,
 * so that a request with several calls does not pay the deadline for each.
 */
export function guarded(transport: Transport): Transport {
  let missed = 0
  let restUntil = 0

  const call = async <T extends Outcome | Outcome[]>(run: () => Promise<T>): Promise<T> => {
    if (performance.now() < restUntil) throw new RedisUnavailable('it did not answer just now')
    try {
      const outcome = await withinDeadline(run())
      missed = 0
      for (const { error } of [outcome].flat())
        if (error && isOutage(error)) throw new RedisUnavailable(error)
      return outcome
    } catch (error) {
      if (error instanceof DeadlineMissed && ++missed >= FAILURES_BEFORE_REST)
        restUntil = performance.now() + REST_MS
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

class DeadlineMissed extends RedisUnavailable {
  constructor() {
    super(`no answer within ${DEADLINE_MS} ms`)
  }
}

async function withinDeadline<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineMissed()), DEADLINE_MS)
  })
  // An answer that fails after its deadline has nobody waiting for it.
  answer.catch(() => undefined)
  try {
    return await Promise.race([answer, deadline])
  } finally {
    clearTimeout(timer)
  }
}
