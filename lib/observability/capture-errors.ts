import 'server-only'
import { stripVTControlCharacters } from 'node:util'
import { env } from '@/lib/config/env'
import { isErrorLike } from './error-like'
import { log } from './log'
import { withoutQuotes } from './message-of'

// One per process: the server and Next's pages are bundled apart.
const shared = globalThis as { __riffleCapturesErrors?: true }

/**
 * Redirects console.error and console.warn of Next and libraries, and uncaught errors, to the log: a
 * printed error contains the parameters of its statement. Does nothing in development.
 */
export function captureErrors(): void {
  if (shared.__riffleCapturesErrors || env().isDevelopment) return
  shared.__riffleCapturesErrors = true
  // Next prints some errors once for each of its layers.
  const logged = new WeakSet<object>()
  const capture =
    (level: 'warn' | 'error') =>
    (...printed: unknown[]) => {
      const error = printed.find(isErrorLike)
      if (error && logged.has(error)) return
      if (error) logged.add(error)
      log()[level](error ? { err: error } : {}, toText(printed))
    }
  console.warn = capture('warn')
  console.error = capture('error')
  const logError = capture('error')
  process.on('unhandledRejection', (reason) => logError('unhandled rejection', reason))
  process.on('uncaughtException', (error) => {
    logError('uncaught exception', error)
    // The default of Node, unless another listener (of Next) keeps the server running.
    if (process.listenerCount('uncaughtException') === 1) process.exit(1)
  })
}

// Next starts its lines with a coloured symbol.
function toText(printed: unknown[]): string {
  const text = printed.filter((part) => typeof part === 'string').join(' ')
  const plain = stripVTControlCharacters(text).replace(/^[⨯⚠\s]+/, '')
  return withoutQuotes(plain) ?? 'an error was reported'
}
