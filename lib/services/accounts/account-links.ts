import 'server-only'
import { randomBytes } from 'node:crypto'
import { db, type Transaction } from '@/db'
import { hashToken } from '@/lib/auth/access-tokens'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'

const TOKEN_BYTES = 32
const HOUR_MS = 3_600_000

/** The pages that accept the tokens of links, and the hours for which a link is valid. */
const LINKS = {
  password_reset: { path: '/reset-password', hours: 1 },
  email_verification: { path: '/verify-email', hours: 24 },
} as const

type Purpose = keyof typeof LINKS
type NewLink = {
  userId: string
  purpose: Purpose
  /** The address that the link is sent to; absent for a link of an administrator. */
  email?: string
}

/** Returns a new token of 256 random bits. */
export const generateLinkToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

/**
 * Returns the URL of a page of this site with a token in the fragment, which browsers do not send: it
 * is in no log of a proxy and in no Referer.
 */
export const linkTo = (path: string, token: string): string =>
  `${env().appUrl}${path}#token=${token}`

/**
 * Creates a link that is valid once, and makes earlier ones of its kind invalid. A link that is mailed,
 * which all callers can request, leaves those of administrators valid.
 */
export async function createAccountLink(
  tx: Transaction,
  { userId, purpose, email }: NewLink,
): Promise<{ url: string; expiresAt: Date }> {
  const { path, hours } = LINKS[purpose]
  const token = generateLinkToken()
  const expiresAt = new Date(Date.now() + hours * HOUR_MS)
  if (email === undefined) await tx.accountLinks.revokeAll(userId, purpose)
  else await tx.accountLinks.revokeMailed(userId, purpose)
  await tx.accountLinks.add({ userId, purpose, email, tokenHash: hashToken(token), expiresAt })
  return { url: linkTo(path, token), expiresAt }
}

/** Deletes expired links and invitations. */
export async function deleteExpiredLinks(): Promise<void> {
  await db.accountLinks.deleteExpired()
  await db.invitations.deleteExpired()
}

/** Returns the error for the token of a link or an invitation that cannot be used. */
export const invalidLink = () =>
  new AppError('invalid_link', 'This link is invalid, was used already or has expired.')
