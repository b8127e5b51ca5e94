import { integer } from '../arguments'
import { NEVER } from '../entries'
import type { Keyspace } from '../keyspace'
import { OK, Status } from '../status'
import type { CommandTable } from './table'

/** What concerns keys of any type, their expiry, and the whole of them. */
export const keyCommands: CommandTable = {
  PING: { least: 0, most: 1, run: (_, [message]) => message ?? new Status('PONG') },
  DBSIZE: { least: 0, most: 0, run: (keys) => keys.size() },
  FLUSHALL: {
    least: 0,
    most: 1,
    run: (keys) => {
      keys.clear()
      return OK
    },
  },
  DEL: { least: 1, run: (keys, names) => names.filter((key) => keys.remove(key)).length },
  UNLINK: { least: 1, run: (keys, names) => names.filter((key) => keys.remove(key)).length },
  EXISTS: { least: 1, run: (keys, names) => names.filter((key) => keys.has(key)).length },
  TYPE: {
    least: 1,
    most: 1,
    run: (keys, [key = '']) => {
      const value = keys.find(key)?.value
      if (value === undefined) return new Status('none')
      return new Status(value instanceof Map ? 'hash' : 'string')
    },
  },
  EXPIRE: { least: 2, most: 2, run: (keys, args) => expire(keys, args, 1_000) },
  PEXPIRE: { least: 2, most: 2, run: (keys, args) => expire(keys, args, 1) },
  TTL: { least: 1, most: 1, run: (keys, [key = '']) => timeLeft(keys, key, 1_000) },
  PTTL: { least: 1, most: 1, run: (keys, [key = '']) => timeLeft(keys, key, 1) },
}

function expire(keys: Keyspace, [key = '', time = '']: readonly string[], unitMs: number): number {
  const expiresAt = Date.now() + integer(time) * unitMs
  const entry = keys.find(key)
  if (!entry) return 0
  entry.expiresAt = expiresAt
  return 1
}

const ABSENT = -2
const WITHOUT_EXPIRY = -1

function timeLeft(keys: Keyspace, key: string, unitMs: number): number {
  const entry = keys.find(key)
  if (!entry) return ABSENT
  if (entry.expiresAt === NEVER) return WITHOUT_EXPIRY
  return Math.round((entry.expiresAt - Date.now()) / unitMs)
}
