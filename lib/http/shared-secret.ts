import 'server-only'
import { hash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/config/env'
import { AppError, NotFoundError } from '@/lib/errors'
import type { ApiContext } from './api-context'

/**
 * Requires a secret of the configuration as bearer token.
 * @throws AppError `unauthenticated`, or `not_found` if the secret is not configured
 */
export function assertSecret(c: ApiContext, name: 'CRON_SECRET' | 'METRICS_TOKEN'): void {
  const secret = env()[name]
  if (!secret) throw new NotFoundError('Path', c.req.path)
  if (isEqual(c.req.header('authorization') ?? '', `Bearer ${secret}`)) return
  throw new AppError('unauthenticated', `Send the ${name} as bearer token.`, { params: { name } })
}

// Compares digests, because timingSafeEqual needs equal lengths.
const digest = (text: string) => hash('sha256', text, 'buffer')
const isEqual = (given: string, expected: string) =>
  timingSafeEqual(digest(given), digest(expected))
