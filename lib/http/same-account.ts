import { ACCOUNT_HEADER } from '@/lib/account-header'
import { AppError } from '@/lib/errors'

/**
 * Rejects a call of a page that was loaded for another user than the one of the session, which would act
 * for another account by mistake.
 * @throws AppError `account_changed`
 */
export function assertSameAccount(headers: Headers, userId: string): void {
  const expected = headers.get(ACCOUNT_HEADER)
  if (expected === null || expected === userId) return
  throw new AppError('account_changed', 'Another account has signed in. Load the page again.')
}
