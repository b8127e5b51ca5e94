import { integer, timeToLive } from '../arguments'
import { notAnInteger } from '../command-error'
import { OK } from '../status'
import { set } from './set'
import type { CommandTable } from './table'

/** GET, SET and what counts or cuts text. Offsets count bytes of UTF-8, as in Redis. */
export const stringCommands: CommandTable = {
  GET: { least: 1, most: 1, run: (keys, [key = '']) => keys.text(key) ?? null },
  SET: { least: 2, run: set },
  SETEX: {
    least: 3,
    most: 3,
    run: (keys, [key = '', seconds = '', text = '']) => {
      keys.put(key, text, Date.now() + timeToLive(seconds, 'setex') * 1_000)
      return OK
    },
  },
  MGET: {
    least: 1,
    run: (keys, names) =>
      names.map((key) => {
        const value = keys.find(key)?.value
        return typeof value === 'string' ? value : null
      }),
  },
  GETDEL: {
    least: 1,
    most: 1,
    run: (keys, [key = '']) => {
      const text = keys.text(key) ?? null
      keys.remove(key)
      return text
    },
  },
  STRLEN: {
    least: 1,
    most: 1,
    run: (keys, [key = '']) => Buffer.byteLength(keys.text(key) ?? ''),
  },
  GETRANGE: {
    least: 3,
    most: 3,
    run: (keys, [key = '', start = '', end = '']) => {
      const bytes = Buffer.from(keys.text(key) ?? '')
      const from = fromStart(integer(start), bytes.length)
      return bytes.subarray(from, fromStart(integer(end), bytes.length) + 1).toString()
    },
  },
  INCR: { least: 1, most: 1, run: (keys, [key = '']) => add(keys, key, 1) },
  DECR: { least: 1, most: 1, run: (keys, [key = '']) => add(keys, key, -1) },
  INCRBY: {
    least: 2,
    most: 2,
    run: (keys, [key = '', by = '']) => add(keys, key, integer(by)),
  },
}

const fromStart = (offset: number, length: number): number =>
  offset < 0 ? Math.max(0, length + offset) : offset

function add(keys: Parameters<typeof set>[0], key: string, by: number): number {
  const sum = integer(keys.text(key) ?? '0') + by
  if (!Number.isSafeInteger(sum)) throw notAnInteger()
  keys.rewrite(key, String(sum))
  return sum
}
