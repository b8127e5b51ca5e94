import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  listEvents,
  NEW_PASSWORD,
  PASSWORD,
  query,
  resetPassword,
  withMail,
} from '@/tests/support/accounts'
import { aUser, call } from '@/tests/support/app'
import { codeOf } from '@/tests/support/totp'
import { until } from '@/tests/support/until'

const mail = withMail({
  APP_URL: 'https://riffle.example.org',
  MAIL_FROM: 'Riffle <riffle@example.org>',
})

beforeEach(() => {
  mail().mode = 'accept'
})

const forgot = (email: string) => call('POST', '/auth/password/forgot', { body: { email } })
const login = (email: string, password: string) =>
  call('POST', '/auth/login', { body: { email, password } })

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
  const body = { token: await mail().waitForToken(user.email) }
  expect((await call('POST', '/auth/email/confirm', { token: user.token, body })).status).toBe(204)
  await settleMails()
  mail().mails.length = 0
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
    expect((await resetPassword(await mail().waitForToken(email))).status).toBe(204)
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
    const token = await mail().waitForToken(email)
    const [received] = mail().mails
    expect(received).toMatchObject({ from: 'riffle@example.org', to: [email] })
    expect(received?.text).toContain('https://riffle.example.org/reset-password#token=')

    expect(await resetPassword(token, 'password1234')).toMatchObject({
      status: 422,
      body: { code: 'weak_password', errors: [{ path: 'newPassword' }] },
    })
    expect((await resetPassword(token, NEW_PASSWORD, { revokeTokens: true })).status).toBe(204)
    expect(await resetPassword(token)).toMatchObject({
      status: 409,
      body: { code: 'invalid_link' },
    })
    expect((await call('GET', '/me', { token: accessToken })).status).toBe(401)
    const { token: secret } = apiToken.body as { token: string }
    expect((await call('GET', '/me', { token: secret })).status).toBe(401)
    expect((await login(email, PASSWORD)).status).toBe(401)
    expect((await login(email, NEW_PASSWORD)).status).toBe(200)
    expect(await listEvents(id)).toEqual(
      expect.arrayContaining(['mail_sent', 'password_reset', 'token_revoked']),
    )
    // The owner of the account learns of the change.
    await until(() => mail().mails.find(({ text }) => text.includes('password of your')))
  })

  it('gets the same response for an unknown address, to which no mail is sent', async () => {
    const { email } = await aVerifiedUser()
    const [known, unknown] = [await forgot(email), await forgot('nobody@example.org')]
    expect(unknown.status).toBe(known.status)
    expect(unknown.body).toBe(known.body)
    await mail().waitForToken(email)
    await settleMails()
    expect(mail().mails.map(({ to }) => to)).toEqual([[email]])
  })

  it('does not leave the address or the token in the database', async () => {
    const { email } = await aVerifiedUser()
    await forgot(email)
    const token = await mail().waitForToken(email)
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
    const first = await mail().waitForToken(email)
    mail().mails.length = 0
    await forgot(email)
    const second = await mail().waitForToken(email)
    expect((await resetPassword(first)).status).toBe(409)
    const [row] = await query<{ minutes: number }>(sql`select
      max(extract(epoch from expires_at - created_at) / 60)::int as minutes from account_links
      where purpose = 'password_reset' `)
    expect(row?.minutes).toBe(60)
    await query(sql`update account_links set expires_at = now() - interval '1 second'
      where created_at > now() - interval '1 hour' returning 1`)
    expect((await resetPassword(second)).status).toBe(409)
  })

  it('resets once, however many send the token at once', async () => {
    const { email } = await aVerifiedUser()
    await forgot(email)
    const token = await mail().waitForToken(email)
    const responses = await Promise.all(
      [0, 1, 2].map((n) => resetPassword(token, `${NEW_PASSWORD} ${n}`)),
    )
    expect(responses.map(({ status }) => status).sort()).toEqual([204, 409, 409])
  })

  it('gets five mails an hour at most', async () => {
    const { email, id } = await aVerifiedUser()
    for (let count = 0; count < 7; count++) await forgot(email)
    await settleMails()
    expect(mail().mails).toHaveLength(5)
    const events = await listEvents(id)
    expect(events.filter((event) => event === 'mail_sent')).toHaveLength(6)
  })
})

describe('a mail server that fails', () => {
  it('gets a mail again that it rejected for now', async () => {
    const { email } = await aVerifiedUser()
    mail().mode = 'later'
    await forgot(email)
    await until(async () => (await countMailJobs('retry')) > 0)
    mail().mode = 'accept'
    await query(sql`update pgboss.job set start_after = now() where name = 'mail'
      and state::text = 'retry' returning 1`)
    expect(await mail().waitForToken(email)).toMatch(/^[\w-]{43}$/)
  })

  it('gets a mail once that it rejected permanently', async () => {
    const { email, id } = await aVerifiedUser()
    mail().mode = 'reject'
    await forgot(email)
    await until(async () => (await listEvents(id)).includes('mail_failed'))
    await settleMails()
    expect(await countMailJobs('retry')).toBe(0)
  })
})
