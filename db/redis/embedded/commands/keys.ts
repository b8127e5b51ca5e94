import { parseInteger } from '../arguments'
import { NO_EXPIRY } from '../entries'
import type { Keyspace } from '../keyspace'
import { OK, Status } from '../status'
import type { CommandTable } from './table'

/** Commands for keys of any type, their expiry, and all keys. */
export const keyCommands: CommandTable = {
  PING: { minArguments: 0, maxArguments: 1, run: (_, [message]) => message ?? new Status('PONG') },
  DBSIZE: { minArguments: 0, maxArguments: 0, run: (keys) => keys.size() },
  FLUSHALL: {
    minArguments: 0,
    maxArguments: 1,
    run: (keys) => {
      keys.clear()
      return OK
    },
  },
  DEL: { minArguments: 1, run: (keys, names) => names.filter((key) => keys.remove(key)).length },
  UNLINK: { minArguments: 1, run: (keys, names) => names.filter((key) => keys.remove(key)).length },
  EXISTS: { minArguments: 1, run: (keys, names) => names.filter((key) => keys.has(key)).length },
  TYPE: {
    minArguments: 1,
    maxArguments: 1,
    run: (keys, [key = '']) => {
      const value = keys.find(key)?.value
      if (value === undefined) return new Status('none')
      return new Status(value instanceof Map ? 'hash' : 'string')
    },
  },
  EXPIRE: { minArguments: 2, maxArguments: 2, run: (keys, args) => expire(keys, args, 1_000) },
  PEXPIRE: { minArguments: 2, maxArguments: 2, run: (keys, args) => expire(keys, args, 1) },
  TTL: { minArguments: 1, maxArguments: 1, run: (keys, [key = '']) => timeLeft(keys, key, 1_000) },
  PTTL: { minArguments: 1, maxArguments: 1, run: (keys, [key = '']) => timeLeft(keys, key, 1) },
}

function expire(keys: Keyspace, [key = '', time = '']: readonly string[], unitMs: number): number {
  const expiresAt = Date.now() + parseInteger(time) * unitMs
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
  if (entry.expiresAt === NO_EXPIRY) return WITHOUT_EXPIRY
  return Math.round((entry.expiresAt - Date.now()) / unitMs)
}
