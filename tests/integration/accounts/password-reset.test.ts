import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { rowsOf } from '@/db/rows'
import { aUser, call, withApp } from '@/tests/support/app'
import { type MailServer, startMailServer } from '@/tests/support/smtp-server'
import { codeOf } from '@/tests/support/totp'
import { until } from '@/tests/support/until'

const PASSWORD = 'violet mango harbour 42'
const NEW_PASSWORD = 'copper violin tundra 7'

let server: MailServer
withApp(async (onEnd) => {
  server = await startMailServer()
  onEnd(server.stop)
  return {
    APP_URL: 'https://riffle.example.org',
    SMTP_URL: server.url,
    MAIL_FROM: 'Riffle <riffle@example.org>',
  }
})

beforeEach(() => {
  server.mode = 'accept'
})

const forgot = (email: string) => call('POST', '/auth/password/forgot', { body: { email } })
const reset = (token: string, newPassword = NEW_PASSWORD, rest: object = {}) =>
  call('POST', '/auth/password/reset', { body: { token, newPassword, ...rest } })
const login = (email: string, password: string) =>
  call('POST', '/auth/login', { body: { email, password } })

const query = <Row extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
  db.transaction(({ executor }) => rowsOf<Row>(executor, statement))
const eventsOf = async (userId: string) => {
  const rows = await query<{ event: string }>(
    sql`select event from audit_log where user_id = ${userId} order by id`,
  )
  return rows.map(({ event }) => event)
}
const countMailJobs = async (state: string) => {
  const [row] = await query<{ count: number }>(
    sql`select count(*)::int as count from pgboss.job where name = 'mail' and state::text = ${state}`,
  )
  return row?.count ?? 0
}
const settleMails = () =>
  until(async () => (await countMailJobs('created')) + (await countMailJobs('active')) === 0)

/** A user whose address is confirmed. */
async function aVerifiedUser() {
  const user = await aUser()
  const body = { token: await server.waitForToken(user.email) }
  expect((await call('POST', '/auth/email/confirm', { token: user.token, body })).status).toBe(204)
  await settleMails()
  server.mails.length = 0
  return user
}

describe('a lost password', () => {
  it('leaves two-factor sign-in on', async () => {
    const { email, token: accessToken } = await aVerifiedUser()
    const begun = await call('POST', '/me/totp', { token: accessToken })
    const { secret } = begun.body as { secret: string }
    const body = { code: codeOf(secret) }
    await call('POST', '/me/totp/confirm', { token: accessToken, body })
    await forgot(email)
    expect((await reset(await server.waitForToken(email))).status).toBe(204)
    expect(await login(email, NEW_PASSWORD)).toMatchObject({
      status: 401,
      body: { code: 'totp_required' },
    })
  })

  it('is replaced by a link of a mail, once, which ends all sessions', async () => {
    const { email, id, token: accessToken } = await aVerifiedUser()
    const apiToken = await call('POST', '/me/tokens', {
      token: accessToken,
      body: { name: 'Script', scopes: ['read'] },
    })
    expect((await forgot(email.toUpperCase())).status).toBe(204)
    const token = await server.waitForToken(email)
    const [mail] = server.mails
    expect(mail).toMatchObject({ from: 'riffle@example.org', to: [email] })
    expect(mail?.text).toContain('https://riffle.example.org/reset-password#token=')

    expect(await reset(token, 'password1234')).toMatchObject({
      status: 422,
      body: { code: 'weak_password', errors: [{ path: 'newPassword' }] },
    })
    expect((await reset(token, NEW_PASSWORD, { revokeTokens: true })).status).toBe(204)
    expect(await reset(token)).toMatchObject({ status: 409, body: { code: 'invalid_link' } })
    expect((await call('GET', '/me', { token: accessToken })).status).toBe(401)
    const { token: secret } = apiToken.body as { token: string }
    expect((await call('GET', '/me', { token: secret })).status).toBe(401)
    expect((await login(email, PASSWORD)).status).toBe(401)
    expect((await login(email, NEW_PASSWORD)).status).toBe(200)
    expect(await eventsOf(id)).toEqual(
      expect.arrayContaining(['mail_sent', 'password_reset', 'token_revoked']),
    )
    // The owner of the account learns of the change.
    await until(() => server.mails.find(({ text }) => text.includes('password of your')))
  })

  it('gets the same response for an unknown address, to which no mail is sent', async () => {
    const { email } = await aVerifiedUser()
    const [known, unknown] = [await forgot(email), await forgot('nobody@example.org')]
    expect(unknown.status).toBe(known.status)
    expect(unknown.body).toBe(known.body)
    await server.waitForToken(email)
    await settleMails()
    expect(server.mails.map(({ to }) => to)).toEqual([[email]])
  })

  it('does not leave the address or the token in the database', async () => {
    const { email } = await aVerifiedUser()
    await forgot(email)
    const token = await server.waitForToken(email)
    const [jobs] = await query<{ data: string }>(
      sql`select string_agg(data::text, ' ') as data from pgboss.job where name = 'mail'`,
    )
    const [links] = await query<{ data: string }>(
      sql`select string_agg(l::text, ' ') as data from account_links l`,
    )
    expect(jobs?.data).toContain('password_reset')
    expect(jobs?.data).not.toContain(email.split('@')[0])
    expect(`${jobs?.data} ${links?.data}`).not.toContain(token)
  })

  it('has one valid link, the newest, for an hour', async () => {
    const { email } = await aVerifiedUser()
    await forgot(email)
    const first = await server.waitForToken(email)
    server.mails.length = 0
    await forgot(email)
    const second = await server.waitForToken(email)
    expect((await reset(first)).status).toBe(409)
    const [row] = await query<{ minutes: number }>(sql`select
      max(extract(epoch from expires_at - created_at) / 60)::int as minutes from account_links
      where purpose = 'password_reset' `)
    expect(row?.minutes).toBe(60)
    await query(sql`update account_links set expires_at = now() - interval '1 second'
      where created_at > now() - interval '1 hour' returning 1`)
    expect((await reset(second)).status).toBe(409)
  })

  it('resets once, however many send the token at once', async () => {
    const { email } = await aVerifiedUser()
    await forgot(email)
    const token = await server.waitForToken(email)
    const responses = await Promise.all([0, 1, 2].map((n) => reset(token, `${NEW_PASSWORD} ${n}`)))
    expect(responses.map(({ status }) => status).sort()).toEqual([204, 409, 409])
  })

  it('gets five mails an hour at most', async () => {
    const { email, id } = await aVerifiedUser()
    for (let count = 0; count < 7; count++) await forgot(email)
    await settleMails()
    expect(server.mails).toHaveLength(5)
    const events = await eventsOf(id)
    expect(events.filter((event) => event === 'mail_sent')).toHaveLength(6)
  })
})

describe('a mail server that fails', () => {
  it('gets a mail again that it rejected for now', async () => {
    const { email } = await aVerifiedUser()
    server.mode = 'later'
    await forgot(email)
    await until(async () => (await countMailJobs('retry')) > 0)
    server.mode = 'accept'
    await query(sql`update pgboss.job set start_after = now() where name = 'mail'
      and state::text = 'retry' returning 1`)
    expect(await server.waitForToken(email)).toMatch(/^[\w-]{43}$/)
  })

  it('gets a mail once that it rejected permanently', async () => {
    const { email, id } = await aVerifiedUser()
    server.mode = 'reject'
    await forgot(email)
    await until(async () => (await eventsOf(id)).includes('mail_failed'))
    await settleMails()
    expect(await countMailJobs('retry')).toBe(0)
  })
})
