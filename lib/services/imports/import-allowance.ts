import 'server-only'
import type { Transaction } from '@/db'
import { env } from '@/lib/config/env'
import type { Actor } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { assertBelowLimit } from '../shared/user-limits'

/**
 * Checks that a user may start one more import; other starts of the user wait until the transaction
 * ends. Guests, who give no address, may start GUEST_IMPORTS_PER_DAY within a day.
 * @throws AppError `too_many_imports`, `daily_imports_used`
 */
export async function assertMayImport(
  tx: Transaction,
  { userId, isGuest }: Pick<Actor, 'userId' | 'isGuest'>,
): Promise<void> {
  await assertBelowLimit(tx, userId, 'imports')
  if (!isGuest) return
  const max = env().GUEST_IMPORTS_PER_DAY
  const { count, resetSeconds } = await tx.guests.countDailyImports(userId)
  if (count < max) return
  throw new AppError(
    'daily_imports_used',
    `Guests can import ${max} lists a day. Create an account to import more; everything you have is kept.`,
    {
      headers: { 'Retry-After': String(resetSeconds) },
      params: { max, retryAfterSeconds: resetSeconds },
    },
  )
}
