import { isOption, parseTimeToLive } from '../arguments'
import { syntaxError } from '../command-error'
import { NO_EXPIRY } from '../entries'
import type { Keyspace } from '../keyspace'
import { type EngineReply, OK } from '../status'

type Options = {
  expiresAt: number
  /** `NX`: set an absent key only; `XX`: set a present key only. */
  condition?: 'NX' | 'XX'
  returnsOld: boolean
}

/** SET key text [NX | XX] [GET] [EX seconds | PX milliseconds | KEEPTTL]. */
export function set(
  keys: Keyspace,
  [key = '', text = '', ...options]: readonly string[],
): EngineReply {
  const { expiresAt, condition, returnsOld } = parseOptions(options, keys.find(key)?.expiresAt)
  const old = returnsOld ? (keys.text(key) ?? null) : null
  const isAllowed = condition === undefined || keys.has(key) === (condition === 'XX')
  if (isAllowed) keys.put(key, text, expiresAt)
  if (returnsOld) return old
  return isAllowed ? OK : null
}

function parseOptions(options: readonly string[], currentExpiry = NO_EXPIRY): Options {
  const parsed: Options = { expiresAt: NO_EXPIRY, returnsOld: false }
  for (let rest = options; rest.length > 0; ) {
    const [name = '', value = ''] = rest
    rest = rest.slice(parseOption(parsed, { name, value, currentExpiry }))
  }
  return parsed
}

type Option = { name: string; value: string; currentExpiry: number }

// Returns the number of arguments of the option.
function parseOption(parsed: Options, { name, value, currentExpiry }: Option): 1 | 2 {
  const unitMs = UNITS_MS[name.toUpperCase()]
  if (unitMs) {
    parsed.expiresAt = Date.now() + parseTimeToLive(value, 'set') * unitMs
    return 2
  }
  if (isOption(name, 'NX') && !parsed.condition) parsed.condition = 'NX'
  else if (isOption(name, 'XX') && !parsed.condition) parsed.condition = 'XX'
  else if (isOption(name, 'GET')) parsed.returnsOld = true
  else if (isOption(name, 'KEEPTTL')) parsed.expiresAt = currentExpiry
  else throw syntaxError()
  return 1
}

const UNITS_MS: Record<string, number> = { EX: 1_000, PX: 1 }
