import 'server-only'
import pino from 'pino'
import { env } from '@/lib/config/env'

export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>

const REDACTED = ['password', 'token', 'authorization', 'cookie', 'email', 'refreshToken'].flatMap(
  (name) => [name, `*.${name}`],
)

let root: pino.Logger | undefined

/** One JSON line an event on standard output; what could be a secret is left out. */
export function log(): pino.Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: { service: 'riffle' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED, censor: '[redacted]' },
  })
  return root
}
