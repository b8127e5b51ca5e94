import 'server-only'
import { hash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/config/env'
import { AppError, NotFoundError } from '@/lib/errors'
import type { ApiContext } from './api-context'

/**
 * Lets whoever brings the secret of this name as a bearer token pass. Throws `unauthenticated`, and
 * `not_found` where none is set: then there is no such call.
 */
export function assertSecret(c: ApiContext, name: 'CRON_SECRET' | 'METRICS_TOKEN'): void {
  const secret = env()[name]
  if (!secret) throw new NotFoundError('Path', c.req.path)
  if (isSame(c.req.header('authorization') ?? '', `Bearer ${secret}`)) return
  throw new AppError('unauthenticated', `This call needs the ${name} as a bearer token.`)
}

// Digests are of one length, so that the time it takes says nothing.
const digest = (text: string) => hash('sha256', text, 'buffer')
const isSame = (given: string, wanted: string) => timingSafeEqual(digest(given), digest(wanted))
