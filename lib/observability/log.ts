import 'server-only'
import pino from 'pino'
import { env } from '@/lib/config/env'
import { describeError } from './describe-error'
import { scopeFields } from './request-scope'

type Write = {
  (message: string): void
  // An error alone would become the message of its line: it is logged as the field `err`.
  (fields: Record<string, unknown>, message: string): void
}

export type Log = { debug: Write; info: Write; warn: Write; error: Write }
type RootLog = Log & {
  child: (fields: Record<string, unknown>) => Log
  isLevelEnabled: (level: keyof Log) => boolean
}

const REDACTED = ['password', 'token', 'authorization', 'cookie', 'email', 'refreshToken'].flatMap(
  (name) => [name, `*.${name}`],
)

let root: pino.Logger | undefined

/**
 * One JSON line per event on standard output, with the ids of the request or job. Secrets are left out by their names, and of an error
 * in `err` everything that can quote a value.
 */
export function log(): RootLog {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: { service: 'riffle' },
    timestamp: pino.stdTimeFunctions.isoTime,
    // The fields of a line replace those of the scope.
    mixin: scopeFields,
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: (error: unknown) => describeError(error) },
  })
  return root
}
