import 'server-only'
import { db, type IdentityKey, isUniqueViolation } from '@/db'
import { isAdminAddress } from '@/lib/auth/administrators'
import type { Context } from '@/lib/context'
import { displayName as displayNameSchema } from '@/lib/contract/user'
import { AppError } from '@/lib/errors'
import { assertRecentAuthentication } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { assertSpaceForWrites } from '../uploads/disk-space'
import { assertNotDisabled } from './auth'
import { emailTaken, insertAccount, nameFrom } from './create-account'
import { queueEmailVerification } from './email-address'
import { assertMayLink } from './identities'
import { accountDeleted } from './own-account'
import { assertRegistrationAllowed } from './registration'

/** The statements of an identity provider about the person who signed in there. */
export type IdentityClaims = IdentityKey & {
  /** In lower case; undefined if the provider has none. */
  email?: string
  isEmailVerified: boolean
  name?: string
  /** When the person last signed in at the provider; undefined if it does not state that. */
  authenticatedAt?: Date
}

/**
 * Returns the user whom an identity signs in to. An unknown identity is linked to the signed-in user,
 * or to the account with its address if both sides have verified that; else a new account is created
 * as REGISTRATION allows it. For the account that is signed in already, it must be a recent sign-in. Accounts are never merged by an address that one side did not verify.
 * @throws AppError `identity_taken`, `account_disabled`, `email_taken`, `email_missing`, `forbidden`,
 * `recent_sign_in_required`, `registration_closed`, `invitation_needed`, `insufficient_storage`
 */
export async function signInWithIdentity(ctx: Context, claims: IdentityClaims) {
  const user = await findOrLink(ctx, claims)
  assertNotDisabled(user)
  await recordAuditEvent(ctx, { userId: user.id, event: 'signed_in' })
  return user
}

async function findOrLink(ctx: Context, claims: IdentityClaims) {
  const account = ctx.actor?.isGuest ? null : ctx.actor
  const linkedId = await db.identities.use(claims)
  const linked = linkedId === undefined ? undefined : await db.users.find(linkedId)
  if (linked) {
    if (account && account.userId !== linked.id) throw identityTaken()
    // An open session of the provider alone does not confirm who uses this browser.
    if (account) assertRecentAuthentication(claims.authenticatedAt)
    return linked
  }
  if (account) {
    assertMayLink(ctx)
    return linkTo(ctx, account.userId, claims)
  }
  const { email } = claims
  if (!email) {
    throw new AppError('email_missing', 'The identity provider sent no e-mail address.')
  }
  const local = await db.users.findByEmail(email)
  if (!local) return createWithIdentity(ctx, { ...claims, email })
  if (!claims.isEmailVerified || !local.emailVerifiedAt || local.disabledAt) throw emailTaken()
  // The provider would replace the second factor: only a session with that links it.
  if ((await db.totpFactors.find(local.id))?.confirmedAt) throw emailTaken()
  return linkTo(ctx, local.id, claims)
}

async function linkTo(ctx: Context, userId: string, claims: IdentityClaims) {
  await db.transaction((tx) => addIdentity(ctx, tx, { userId, claims })).catch(toIdentityTaken)
  const user = await db.users.find(userId)
  if (!user) throw accountDeleted()
  return user
}

type Store = Pick<typeof db, 'identities' | 'auditLog'>
type NewIdentity = { userId: string; claims: IdentityClaims }

async function addIdentity(ctx: Context, store: Store, { userId, claims }: NewIdentity) {
  const { issuer, subject } = claims
  await store.identities.add(userId, { issuer, subject })
  await recordAuditEvent(ctx, { userId, event: 'identity_linked' }, store)
}

async function createWithIdentity(ctx: Context, claims: IdentityClaims & { email: string }) {
  const { email, isEmailVerified } = claims
  // An administrator's address needs the setup code, which a provider does not know.
  if (isAdminAddress(email)) throw emailTaken()
  await assertRegistrationAllowed(email)
  await assertSpaceForWrites()
  const name = displayNameSchema.safeParse(claims.name)
  const displayName = name.success ? name.data : nameFrom(email)
  const user = await db
    .ambientTransaction(async () => {
      const created = await insertAccount(ctx, { email, displayName, passwordHash: null })
      if (isEmailVerified) await db.accounts.verifyEmail(created.id, email)
      await addIdentity(ctx, db, { userId: created.id, claims })
      return created
    })
    .catch(toIdentityTaken)
  if (!isEmailVerified) await queueEmailVerification(user)
  return user
}

// Another sign-in with the same identity was faster.
function toIdentityTaken(error: unknown): never {
  if (isUniqueViolation(error)) throw identityTaken(error)
  throw error
}

const identityTaken = (cause?: unknown) =>
  new AppError('identity_taken', 'This identity signs in to another account.', { cause })
