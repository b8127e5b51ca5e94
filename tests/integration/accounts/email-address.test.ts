import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { rowsOf } from '@/db/rows'
import { aUser, call, withApp } from '@/tests/support/app'
import { type MailServer, startMailServer } from '@/tests/support/smtp-server'
import { until } from '@/tests/support/until'

const PASSWORD = 'violet mango harbour 42'
const BOSS = 'boss@example.org'

let server: MailServer
withApp(async (onEnd) => {
  server = await startMailServer()
  onEnd(server.stop)
  return { SMTP_URL: server.url, MAIL_FROM: 'riffle@example.org', ADMIN_EMAILS: BOSS }
})

beforeEach(() => {
  server.mails.length = 0
})

const newEmail = () => `new-${crypto.randomUUID().slice(0, 8)}@example.org`
const confirm = (link: string, session?: string) =>
  call('POST', '/auth/email/confirm', { token: session, body: { token: link } })
const findMe = async (token: string) => (await call('GET', '/me', { token })).body
const change = (token: string, email: string, currentPassword = PASSWORD) =>
  call('PUT', '/me/email', { token, body: { email, currentPassword } })

async function eventsOf(userId: string) {
  const rows = await db.transaction(({ executor }) =>
    rowsOf<{ event: string }>(
      executor,
      sql`select event from audit_log where user_id = ${userId} order by id`,
    ),
  )
  return rows.map(({ event }) => event)
}

describe('the address of a new account', () => {
  it('is confirmed by the link of a mail, once', async () => {
    const { token, email, id } = await aUser()
    expect(await findMe(token)).toMatchObject({ isEmailVerified: false })
    const link = await server.waitForToken(email)
    expect((await confirm(link, token)).status).toBe(204)
    expect(await findMe(token)).toMatchObject({ email, isEmailVerified: true })
    expect(await confirm(link)).toMatchObject({ status: 409, body: { code: 'invalid_link' } })
    expect(await eventsOf(id)).toContain('email_verified')
  })

  it('gets another link on request, until it is confirmed', async () => {
    const { token, email } = await aUser()
    await server.waitForToken(email)
    server.mails.length = 0
    const request = () => call('POST', '/me/email/verification', { token, body: {} })
    expect((await request()).status).toBe(204)
    const link = await server.waitForToken(email)
    expect((await confirm(link, token)).status).toBe(204)
    server.mails.length = 0
    expect((await request()).status).toBe(204)
    await aUser()
    await until(() => server.mails.length > 0)
    expect(server.mails.map(({ to }) => to)).not.toContainEqual([email])
  })

  it('has a link that sets no password', async () => {
    const { email } = await aUser()
    const token = await server.waitForToken(email)
    const body = { token, newPassword: 'copper violin tundra 7' }
    expect((await call('POST', '/auth/password/reset', { body })).status).toBe(409)
  })
})

describe('another address', () => {
  it('becomes that of the account when it is confirmed; the former one gets a notice', async () => {
    const { token, email, id } = await aUser()
    const other = newEmail()
    expect(await change(token, other)).toMatchObject({
      status: 200,
      body: { status: 'confirmation_sent' },
    })
    expect(await findMe(token)).toMatchObject({ email })
    const link = await server.waitForToken(other)
    expect((await confirm(link, token)).status).toBe(204)
    expect(await findMe(token)).toMatchObject({ email: other, isEmailVerified: true })
    const login = { email: other, password: PASSWORD }
    expect((await call('POST', '/auth/login', { body: login })).status).toBe(200)
    expect(await eventsOf(id)).toEqual(
      expect.arrayContaining(['email_change_requested', 'email_changed']),
    )
    const notice = await until(() => server.mails.find(({ text }) => text.includes('another one')))
    expect(notice.to).toEqual([email])
    expect(notice.text).not.toContain(other)
  })

  it('needs the password', async () => {
    const { token } = await aUser()
    expect(await change(token, newEmail(), 'wrong password')).toMatchObject({
      status: 401,
      body: { code: 'invalid_credentials' },
    })
  })

  it('is neither that of another account nor that of an administrator', async () => {
    const [{ token }, other] = [await aUser(), await aUser()]
    for (const email of [other.email, BOSS]) {
      expect(await change(token, email)).toMatchObject({
        status: 409,
        body: { code: 'email_taken' },
      })
    }
    const contested = newEmail()
    await change(token, contested)
    const link = await server.waitForToken(contested)
    const body = { email: contested, password: PASSWORD }
    expect((await call('POST', '/auth/register', { body })).status).toBe(201)
    expect(await confirm(link)).toMatchObject({ status: 409, body: { code: 'email_taken' } })
  })
})
