import 'server-only'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import type { Tokens } from '@/lib/contract/credentials'
import { AppError } from '@/lib/errors'
import { recordAuditEvent } from '../shared/audit'
import { assertAttemptAllowed, digest } from './attempt-delay'
import { type Account, insertAccount, prepareAccount } from './create-account'
import { queueEmailVerification } from './email-address'
import { deriveOwnerCode, isOwnerCode } from './owner-code'
import { setupCodeNeeded } from './setup-code'
import { issueTokens, openSession } from './sign-in'

/** Wrong setup codes without a delay: from one address, and from all together. */
const MAX_UNDELAYED = { perAddress: 5, total: 50 }

type Setup = Account & { setupCode: string }

/** Whether the first run is possible: there is no administrator yet. */
export const isSetupOpen = async (): Promise<boolean> =>
  !(await db.users.hasAdministrator(env().ADMIN_EMAILS))

/** Returns whether the first run is possible. */
export const findSetup = async () => ({ isOpen: await isSetupOpen() })

/** Returns the code of the first run, for the log of the server; undefined after the first run. */
export const findOwnerCode = async (): Promise<string | undefined> =>
  (await isSetupOpen()) ? deriveOwnerCode() : undefined

/** Creates the owner's account and signs in to it for API clients. @throws AppError as `createOwner` */
export async function completeSetup(ctx: Context, setup: Setup): Promise<Tokens> {
  const owner = await createOwner(ctx, setup)
  return issueTokens(db, owner, await openSession(ctx, owner, 'api'))
}

/**
 * Creates the account of the owner, who is an administrator.
 * @throws AppError `setup_closed`, `setup_code_needed`, `rate_limited`, `weak_password`,
 * `email_taken`, `insufficient_storage`
 */
export async function createOwner(ctx: Context, { setupCode, ...account }: Setup) {
  if (!(await isSetupOpen())) throw setupClosed()
  await assertOwnerCode(ctx, setupCode)
  const prepared = await prepareAccount(account)
  const owner = await insertAccount(ctx, { ...prepared, isOwner: true }).catch(
    async (cause: unknown) => {
      // Another first run may have ended in the meantime: the database allows one owner.
      if (!(await isSetupOpen())) throw setupClosed(cause)
      throw cause
    },
  )
  await recordAuditEvent(ctx, { userId: owner.id, event: 'setup_completed' })
  await queueEmailVerification(owner)
  return owner
}

async function assertOwnerCode(ctx: Context, setupCode: string): Promise<void> {
  const counters = countersOf(ctx)
  if (env().rateLimits.isOn) await assertAttemptAllowed(counters, 'wrong setup codes')
  if (isOwnerCode(setupCode)) return db.attempts().clear(counters)
  await recordAuditEvent(ctx, { userId: null, event: 'setup_code_rejected' })
  throw setupCodeNeeded(
    'The setup code is wrong or has expired. The server prints a new one when it starts.',
    'Is wrong or has expired.',
  )
}

const countersOf = ({ address = '' }: Context) => [
  { key: `{setup}:address:${digest(address)}`, undelayed: MAX_UNDELAYED.perAddress },
  { key: '{setup}:total', undelayed: MAX_UNDELAYED.total },
]

const setupClosed = (cause?: unknown) =>
  new AppError('setup_closed', 'This server has an administrator already. Sign in instead.', {
    cause,
  })
