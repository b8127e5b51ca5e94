import { integer } from '../arguments'
import { CommandError } from '../command-error'
import type { Hash } from '../entries'
import type { Keyspace } from '../keyspace'
import type { CommandTable } from './table'

/** Fields and values under one key; a hash without fields is no key. */
export const hashCommands: CommandTable = {
  HGET: {
    least: 2,
    most: 2,
    run: (keys, [key = '', field = '']) => keys.hash(key)?.get(field) ?? null,
  },
  HMGET: {
    least: 2,
    run: (keys, [key = '', ...fields]) => {
      const hash = keys.hash(key)
      return fields.map((field) => hash?.get(field) ?? null)
    },
  },
  HGETALL: { least: 1, most: 1, run: (keys, [key = '']) => [...(keys.hash(key) ?? [])].flat() },
  HLEN: { least: 1, most: 1, run: (keys, [key = '']) => keys.hash(key)?.size ?? 0 },
  HSET: {
    least: 3,
    run: (keys, [key = '', ...pairs]) => {
      if (pairs.length % 2)
        throw new CommandError("ERR wrong number of arguments for 'hset' command")
      const hash = hashToWrite(keys, key)
      const before = hash.size
      for (let at = 0; at < pairs.length; at += 2) hash.set(pairs[at] ?? '', pairs[at + 1] ?? '')
      return hash.size - before
    },
  },
  HDEL: {
    least: 2,
    run: (keys, [key = '', ...fields]) => {
      const hash = keys.hash(key)
      const removed = fields.filter((field) => hash?.delete(field)).length
      if (hash?.size === 0) keys.remove(key)
      return removed
    },
  },
  HINCRBY: {
    least: 3,
    most: 3,
    run: (keys, [key = '', field = '', by = '']) => {
      const sum = integer(keys.hash(key)?.get(field) ?? '0') + integer(by)
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
