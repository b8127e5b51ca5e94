import 'server-only'
import { db, type Transaction } from '@/db'
import type { AuditEvent } from '@/lib/audit-events'
import { env } from '@/lib/config/env'
import { isPermanentMailError } from '@/lib/integrations/mail/mail-error'
import { type Mail, sendMail } from '@/lib/integrations/mail/smtp'
import type { JobPayload } from '@/lib/jobs/catalog'
import { log } from '@/lib/observability/log'
import { createAccountLink } from './account-links'
import { unsealAddress } from './account-mail'
import {
  emailChangedMail,
  emailVerificationMail,
  passwordChangedMail,
  passwordResetMail,
} from './mail-texts'

/** The mails with a link of one kind that a user gets within an hour. */
const MAX_LINKS_PER_HOUR = 5
/** They revoke the links of an account; a request from before one of them creates no link after it. */
const REVOKING_EVENTS: AuditEvent[] = [
  'password_changed',
  'password_reset',
  'email_changed',
  'user_disabled',
]

type Payload = JobPayload<'mail'>
type Prepared = { userId: string; mail: Mail }

/**
 * Sends the mail of a job and records it in the audit log. Each attempt creates its own link, because
 * links are stored as hashes. Sends nothing to unknown addresses and disabled accounts.
 * @throws UpstreamError if the mail server may accept the mail later
 */
export async function sendAccountMail(payload: Payload, isLastAttempt: boolean): Promise<void> {
  const prepared = await prepareMail(payload)
  if (!prepared) return
  const { userId, mail } = prepared
  const entry = { userId, params: { kind: payload.kind } }
  try {
    await sendMail(mail)
  } catch (error) {
    const isPermanent = isPermanentMailError(error)
    if (isPermanent || isLastAttempt)
      await db.auditLog.add({ ...entry, event: 'mail_failed' }, null)
    if (!isPermanent) throw error
    log().warn({ err: error, kind: payload.kind }, 'mail rejected')
    return
  }
  await db.auditLog.add({ ...entry, event: 'mail_sent' }, null)
}

async function prepareMail({
  kind,
  userId,
  address,
  requestedAt,
}: Payload): Promise<Prepared | undefined> {
  const to = unsealAddress(address)
  const user = userId === undefined ? await db.users.findByEmail(to) : await db.users.find(userId)
  if (!user || user.disabledAt || user.guestUntil) return undefined
  const { appUrl } = env()
  switch (kind) {
    case 'email_changed':
      return { userId: user.id, mail: { to, ...emailChangedMail(appUrl) } }
    case 'password_changed':
      return { userId: user.id, mail: { to, ...passwordChangedMail(appUrl) } }
    default:
      return prepareLink({ userId: user.id, purpose: kind, to, requestedAt })
  }
}

type LinkMail = {
  userId: string
  purpose: 'password_reset' | 'email_verification'
  to: string
  requestedAt?: string
}

async function prepareLink({ to, ...request }: LinkMail): Promise<Prepared | undefined> {
  const { userId, purpose } = request
  const url = await db.transaction((tx) => createLink(tx, { to, ...request }))
  if (url === undefined) return undefined
  const mail = purpose === 'password_reset' ? passwordResetMail(url) : emailVerificationMail(url)
  return { userId, mail: { to, ...mail } }
}

async function createLink(
  tx: Transaction,
  { userId, purpose, to, requestedAt }: LinkMail,
): Promise<string | undefined> {
  // A change of the account waits until the link can be revoked, or happened before this check.
  await tx.accounts.findLocked(userId)
  const time = requestedAt && new Date(requestedAt)
  if (time && (await tx.auditLog.hasSince(userId, REVOKING_EVENTS, time))) {
    log().warn({ purpose }, 'mail dropped: the account was changed after the request')
    return undefined
  }
  if ((await tx.accountLinks.countRecentMailed(userId, purpose)) >= MAX_LINKS_PER_HOUR) {
    log().warn({ purpose }, 'mail dropped: too many links within an hour')
    return undefined
  }
  return (await createAccountLink(tx, { userId, purpose, email: to })).url
}
