import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { db } from '@/db'
import { rowsOf } from '@/db/rows'
import { deriveSetupCode } from '@/lib/services/accounts/setup-code'
import { aUser, call, withApp } from '@/tests/support/app'
import { type MailServer, startMailServer } from '@/tests/support/smtp-server'
import { until } from '@/tests/support/until'

const BOSS = 'boss@example.org'
const PASSWORD = 'violet mango harbour 42'
const NEW_PASSWORD = 'copper violin tundra 7'

let server: MailServer
withApp(async (onEnd) => {
  server = await startMailServer()
  onEnd(server.stop)
  return { SMTP_URL: server.url, MAIL_FROM: 'riffle@example.org', ADMIN_EMAILS: BOSS }
})

let bossToken: string
beforeAll(async () => {
  const body = { email: BOSS, password: PASSWORD, setupCode: deriveSetupCode(BOSS) }
  const registered = await call('POST', '/auth/register', { body })
  bossToken = (registered.body as { accessToken: string }).accessToken
})

beforeEach(() => {
  server.mode = 'accept'
})

const newEmail = () => `new-${crypto.randomUUID().slice(0, 8)}@example.org`
const confirm = (token: string, session?: string) =>
  call('POST', '/auth/email/confirm', { token: session, body: { token } })
const reset = (token: string) =>
  call('POST', '/auth/password/reset', { body: { token, newPassword: NEW_PASSWORD } })
const changeEmail = (token: string, email: string) =>
  call('PUT', '/me/email', { token, body: { email, currentPassword: PASSWORD } })
const changePassword = (token: string) =>
  call('PUT', '/me/password', {
    token,
    body: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD },
  })
const setDisabled = (id: string, isDisabled: boolean) =>
  call('PATCH', `/admin/users/${id}`, { token: bossToken, body: { isDisabled } })

const query = <Row extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
  db.transaction(({ executor }) => rowsOf<Row>(executor, statement))

async function requestReset(email: string): Promise<string> {
  await until(() => server.mails.find(({ to }) => to[0] === email))
  server.mails.length = 0
  await call('POST', '/auth/password/forgot', { body: { email } })
  return server.waitForToken(email)
}

/** A user who has been sent a link to confirm another address. */
async function aUserWithPendingChange() {
  const user = await aUser()
  await server.waitForToken(user.email)
  const other = newEmail()
  await changeEmail(user.token, other)
  return { ...user, other, link: await server.waitForToken(other) }
}

it('a change of the password revokes the link of a change of the address', async () => {
  const { token, link } = await aUserWithPendingChange()
  expect((await changePassword(token)).status).toBe(204)
  expect(await confirm(link, token)).toMatchObject({ status: 409, body: { code: 'invalid_link' } })
})

it('a reset of the password revokes the link of a change of the address', async () => {
  const { email, link } = await aUserWithPendingChange()
  expect((await reset(await requestReset(email))).status).toBe(204)
  expect((await confirm(link)).status).toBe(409)
})

it('an administrator who disables an account revokes its links', async () => {
  const { id, email, link } = await aUserWithPendingChange()
  const resetLink = await requestReset(email)
  await setDisabled(id, true)
  await setDisabled(id, false)
  expect((await confirm(link)).status).toBe(409)
  expect((await reset(resetLink)).status).toBe(409)
})

it('a requested mail neither revokes nor counts the links of an administrator', async () => {
  const { id, email } = await aUser()
  await server.waitForToken(email)
  const links: string[] = []
  for (let count = 0; count < 6; count++) {
    const { body } = await call('POST', `/admin/users/${id}/reset-link`, { token: bossToken })
    links.push((body as { url: string }).url.split('=').at(-1) ?? '')
  }
  await requestReset(email)
  expect((await reset(links[0] ?? '')).status, 'replaced by a later one').toBe(409)
  expect((await reset(links[5] ?? '')).status).toBe(204)
})

it('a changed address revokes the links that the former one was sent', async () => {
  const { token, email, link } = await aUserWithPendingChange()
  const resetLink = await requestReset(email)
  expect((await confirm(link, token)).status).toBe(204)
  expect((await reset(resetLink)).status).toBe(409)
})

it('a mail that is sent again after a change of the password has no link', async () => {
  const { token, email } = await aUser()
  await server.waitForToken(email)
  server.mode = 'later'
  const other = newEmail()
  await changeEmail(token, other)
  const countJobs = async (state: string) => {
    const jobs = await query(sql`select 1 from pgboss.job where name = 'mail'
      and data->>'kind' = 'email_verification' and state::text = ${state}`)
    return jobs.length
  }
  await until(async () => (await countJobs('retry')) > 0)
  const completed = await countJobs('completed')
  expect((await changePassword(token)).status).toBe(204)
  server.mode = 'accept'
  await query(sql`update pgboss.job set start_after = now() where name = 'mail'
    and state::text = 'retry' returning 1`)
  await until(async () => (await countJobs('completed')) > completed)
  expect(server.mails.map(({ to }) => to)).not.toContainEqual([other])
})
