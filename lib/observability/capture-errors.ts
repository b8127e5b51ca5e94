import 'server-only'
import { stripVTControlCharacters } from 'node:util'
import { env } from '@/lib/config/env'
import { isErrorLike } from './error-like'
import { log } from './log'
import { withoutQuotes } from './message-of'

// One per process: the server and Next's pages are bundled apart.
const shared = globalThis as { __riffleCapturesErrors?: true }

/**
 * Sends to the log what Next and libraries print with console.error and console.warn, and what is
 * thrown and not caught: printed as it is, an error shows the parameters of its statement. In development they are
 * printed as they are.
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
      log()[level](error ? { err: error } : {}, textOf(printed))
    }
  console.warn = capture('warn')
  console.error = capture('error')
  const logError = capture('error')
  process.on('unhandledRejection', (reason) => logError('unhandled rejection', reason))
  process.on('uncaughtException', (error) => {
    logError('uncaught exception', error)
    // As Node itself would do. Next adds a listener that keeps the server running.
    if (process.listenerCount('uncaughtException') === 1) process.exit(1)
  })
}

// Next begins its lines with a coloured sign.
function textOf(printed: unknown[]): string {
  const text = printed.filter((part) => typeof part === 'string').join(' ')
  const plain = stripVTControlCharacters(text).replace(/^[⨯⚠\s]+/, '')
  return withoutQuotes(plain) ?? 'an error was reported'
}
