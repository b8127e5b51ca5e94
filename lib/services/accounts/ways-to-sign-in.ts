import 'server-only'
import type { Transaction } from '@/db'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'
import { arePasskeysPossible } from './passkeys/relying-party'

type Store = Pick<Transaction, 'users' | 'identities' | 'passkeys'>

/**
 * Removes a way to sign in, unless the account could not be signed in to without it. Locks the account
 * until the transaction ends, so that two removals at once do not each count the other.
 * @throws AppError `conflict`, and what `remove` throws
 */
export async function removeWayToSignIn(
  store: Store,
  userId: string,
  remove: () => Promise<void>,
): Promise<void> {
  const user = await store.users.lock(userId)
  await remove()
  if (user?.passwordHash || (await hasOtherWay(store, userId))) return
  throw new AppError('conflict', 'This is the last way to sign in. Set a password first.')
}

async function hasOtherWay(store: Store, userId: string): Promise<boolean> {
  if (arePasskeysPossible() && (await store.passkeys.isAny(userId))) return true
  const { OIDC_ISSUER } = env()
  return OIDC_ISSUER !== undefined && store.identities.isAny(userId, OIDC_ISSUER)
}
