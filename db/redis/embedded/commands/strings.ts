import { parseInteger, parseTimeToLive } from '../arguments'
import { notAnInteger } from '../command-error'
import { OK } from '../status'
import { set } from './set'
import type { CommandTable } from './table'

/** Commands for text. Offsets are bytes of UTF-8, as in Redis. */
export const stringCommands: CommandTable = {
  GET: { minArguments: 1, maxArguments: 1, run: (keys, [key = '']) => keys.text(key) ?? null },
  SET: { minArguments: 2, run: set },
  SETEX: {
    minArguments: 3,
    maxArguments: 3,
    run: (keys, [key = '', seconds = '', text = '']) => {
      keys.put(key, text, Date.now() + parseTimeToLive(seconds, 'setex') * 1_000)
      return OK
    },
  },
  MGET: {
    minArguments: 1,
    run: (keys, names) =>
      names.map((key) => {
        const value = keys.find(key)?.value
        return typeof value === 'string' ? value : null
      }),
  },
  GETDEL: {
    minArguments: 1,
    maxArguments: 1,
    run: (keys, [key = '']) => {
      const text = keys.text(key) ?? null
      keys.remove(key)
      return text
    },
  },
  STRLEN: {
    minArguments: 1,
    maxArguments: 1,
    run: (keys, [key = '']) => Buffer.byteLength(keys.text(key) ?? ''),
  },
  GETRANGE: {
    minArguments: 3,
    maxArguments: 3,
    run: (keys, [key = '', start = '', end = '']) => {
      const bytes = Buffer.from(keys.text(key) ?? '')
      const from = fromStart(parseInteger(start), bytes.length)
      return bytes.subarray(from, fromStart(parseInteger(end), bytes.length) + 1).toString()
    },
  },
  INCR: { minArguments: 1, maxArguments: 1, run: (keys, [key = '']) => add(keys, key, 1) },
  DECR: { minArguments: 1, maxArguments: 1, run: (keys, [key = '']) => add(keys, key, -1) },
  INCRBY: {
    minArguments: 2,
    maxArguments: 2,
    run: (keys, [key = '', by = '']) => add(keys, key, parseInteger(by)),
  },
}

const fromStart = (offset: number, length: number): number =>
  offset < 0 ? Math.max(0, length + offset) : offset

function add(keys: Parameters<typeof set>[0], key: string, by: number): number {
  const sum = parseInteger(keys.text(key) ?? '0') + by
  if (!Number.isSafeInteger(sum)) throw notAnInteger()
  keys.setKeepingExpiry(key, String(sum))
  return sum
}
