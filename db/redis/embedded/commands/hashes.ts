import { parseInteger } from '../arguments'
import { CommandError } from '../command-error'
import type { Hash } from '../entries'
import type { Keyspace } from '../keyspace'
import type { CommandTable } from './table'

/** Commands for hashes; a hash without fields is removed. */
export const hashCommands: CommandTable = {
  HGET: {
    minArguments: 2,
    maxArguments: 2,
    run: (keys, [key = '', field = '']) => keys.hash(key)?.get(field) ?? null,
  },
  HMGET: {
    minArguments: 2,
    run: (keys, [key = '', ...fields]) => {
      const hash = keys.hash(key)
      return fields.map((field) => hash?.get(field) ?? null)
    },
  },
  HGETALL: {
    minArguments: 1,
    maxArguments: 1,
    run: (keys, [key = '']) => [...(keys.hash(key) ?? [])].flat(),
  },
  HLEN: { minArguments: 1, maxArguments: 1, run: (keys, [key = '']) => keys.hash(key)?.size ?? 0 },
  HSET: {
    minArguments: 3,
    run: (keys, [key = '', ...pairs]) => {
      if (pairs.length % 2)
        throw new CommandError("ERR wrong number of arguments for 'hset' command")
      const hash = hashToWrite(keys, key)
      const before = hash.size
      for (let index = 0; index < pairs.length; index += 2)
        hash.set(pairs[index] ?? '', pairs[index + 1] ?? '')
      return hash.size - before
    },
  },
  HDEL: {
    minArguments: 2,
    run: (keys, [key = '', ...fields]) => {
      const hash = keys.hash(key)
      const removed = fields.filter((field) => hash?.delete(field)).length
      if (hash?.size === 0) keys.remove(key)
      return removed
    },
  },
  HINCRBY: {
    minArguments: 3,
    maxArguments: 3,
    run: (keys, [key = '', field = '', by = '']) => {
      const sum = parseInteger(keys.hash(key)?.get(field) ?? '0') + parseInteger(by)
      hashToWrite(keys, key).set(field, String(sum))
      return sum
    },
  },
}

function hashToWrite(keys: Keyspace, key: string): Hash {
  const hash = keys.hash(key)
  if (hash) return hash
  const created: Hash = new Map()
  keys.put(key, created)
  return created
}
