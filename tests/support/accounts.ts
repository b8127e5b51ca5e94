import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db'
import { rowsOf } from '@/db/rows'
import { deriveSetupCode } from '@/lib/services/accounts/setup-code'
import { call, withApp } from './app'
import { type MailServer, startMailServer } from './smtp-server'

export const ADMIN_EMAIL = 'boss@example.org'
export const PASSWORD = 'violet mango harbour 42'
export const NEW_PASSWORD = 'copper violin tundra 7'

export type Account = { accessToken: string; user: { id: string } }

/**
 * Runs the API with a mail server, and ADMIN_EMAIL as the address of an administrator. Call it once,
 * at the top of the file. Returns how to get the mail server.
 */
export function withMail(settings: Record<string, string> = {}): () => MailServer {
  let server: MailServer | undefined
  withApp(async (onEnd) => {
    server = await startMailServer()
    onEnd(server.stop)
    return {
      SMTP_URL: server.url,
      MAIL_FROM: 'riffle@example.org',
      ADMIN_EMAILS: ADMIN_EMAIL,
      ...settings,
    }
  })
  return () => {
    if (!server) throw new Error('The mail server is not started yet.')
    return server
  }
}

/** Registers the administrator. @returns the response of the registration */
export async function registerAdmin(email = ADMIN_EMAIL): Promise<Account> {
  const body = { email, password: PASSWORD, setupCode: deriveSetupCode(email) }
  return (await call('POST', '/auth/register', { body })).body
}

/** Opens the link of a mail that confirms an address, with or without a session. */
export const confirmEmail = (token: string, session?: string) =>
  call('POST', '/auth/email/confirm', { token: session, body: { token } })

/** Opens the link of a mail that sets a new password. */
export const resetPassword = (token: string, newPassword = NEW_PASSWORD, rest: object = {}) =>
  call('POST', '/auth/password/reset', { body: { token, newPassword, ...rest } })

export const newEmail = (): string => `new-${crypto.randomUUID().slice(0, 8)}@example.org`

/** Reads rows of the database of the test. */
export const query = <Row extends Record<string, unknown>>(statement: SQL): Promise<Row[]> =>
  db.transaction(({ executor }) => rowsOf<Row>(executor, statement))

/** The names of the security events of a user, oldest first. */
export async function listEvents(userId: string): Promise<string[]> {
  const rows = await query<{ event: string }>(
    sql`select event from audit_log where user_id = ${userId} order by id`,
  )
  return rows.map(({ event }) => event)
}
