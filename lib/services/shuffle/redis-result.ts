import 'server-only'
import { isRedisUnavailable } from '@/db'

/** The result of a call of Redis, or its outage. */
export type RedisResult<Value> = { status: 'ok'; value: Value } | { status: 'unavailable' }

/** Awaits a call of Redis. An outage becomes a result; any other error is thrown. */
export async function toRedisResult<Value>(call: Promise<Value>): Promise<RedisResult<Value>> {
  try {
    return { status: 'ok', value: await call }
  } catch (error) {
    if (isRedisUnavailable(error)) return { status: 'unavailable' }
    throw error
  }
}
