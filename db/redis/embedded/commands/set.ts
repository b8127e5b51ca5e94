import { isOption, timeToLive } from '../arguments'
import { syntaxError } from '../command-error'
import { NEVER } from '../entries'
import type { Keyspace } from '../keyspace'
import { type EngineReply, OK } from '../status'

/** SET key text [NX | XX] [GET] [EX seconds | PX milliseconds | KEEPTTL]. */
export function set(
  keys: Keyspace,
  [key = '', text = '', ...options]: readonly string[],
): EngineReply {
  const { expiresAt, only, answersOld } = readOptions(options, keys.find(key)?.expiresAt)
  const old = answersOld ? (keys.text(key) ?? null) : null
  const isAllowed = only === undefined || keys.has(key) === (only === 'XX')
  if (isAllowed) keys.put(key, text, expiresAt)
  if (answersOld) return old
  return isAllowed ? OK : null
}

function readOptions(options: readonly string[], currentExpiry = NEVER) {
  let expiresAt = NEVER
  let only: 'NX' | 'XX' | undefined
  let answersOld = false
  for (let at = 0; at < options.length; at++) {
    const option = options[at]
    const next = options[at + 1] ?? ''
    if (isOption(option, 'NX') && !only) only = 'NX'
    else if (isOption(option, 'XX') && !only) only = 'XX'
    else if (isOption(option, 'GET')) answersOld = true
    else if (isOption(option, 'KEEPTTL')) expiresAt = currentExpiry
    else if (isOption(option, 'EX')) expiresAt = Date.now() + timeToLive(next, 'set') * 1_000
    else if (isOption(option, 'PX')) expiresAt = Date.now() + timeToLive(next, 'set')
    else throw syntaxError()
    if (isOption(option, 'EX') || isOption(option, 'PX')) at++
  }
  return { expiresAt, only, answersOld }
}
