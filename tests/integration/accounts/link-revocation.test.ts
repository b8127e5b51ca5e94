import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import {
  confirmEmail,
  NEW_PASSWORD,
  newEmail,
  PASSWORD,
  query,
  registerAdmin,
  resetPassword,
  withMail,
} from '@/tests/support/accounts'
import { aUser, call } from '@/tests/support/app'
import { until } from '@/tests/support/until'

const mail = withMail()

let bossToken: string
beforeAll(async () => {
  bossToken = (await registerAdmin()).accessToken
})

beforeEach(() => {
  mail().mode = 'accept'
})

const changeEmail = (token: string, email: string) =>
  call('PUT', '/me/email', { token, body: { email, currentPassword: PASSWORD } })
const changePassword = (token: string) =>
  call('PUT', '/me/password', {
    token,
    body: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD },
  })
const setDisabled = (id: string, isDisabled: boolean) =>
  call('PATCH', `/admin/users/${id}`, { token: bossToken, body: { isDisabled } })

async function requestReset(email: string): Promise<string> {
  await until(() => mail().mails.find(({ to }) => to[0] === email))
  mail().mails.length = 0
  await call('POST', '/auth/password/forgot', { body: { email } })
  return mail().waitForToken(email)
}

/** A user who has been sent a link to confirm another address. */
async function aUserWithPendingChange() {
  const user = await aUser()
  await mail().waitForToken(user.email)
  const other = newEmail()
  await changeEmail(user.token, other)
  return { ...user, other, link: await mail().waitForToken(other) }
}

it('a change of the password revokes the link of a change of the address', async () => {
  const { token, link } = await aUserWithPendingChange()
  expect((await changePassword(token)).status).toBe(204)
  expect(await confirmEmail(link, token)).toMatchObject({
    status: 409,
    body: { code: 'invalid_link' },
  })
})

it('a reset of the password revokes the link of a change of the address', async () => {
  const { email, link } = await aUserWithPendingChange()
  expect((await resetPassword(await requestReset(email))).status).toBe(204)
  expect((await confirmEmail(link)).status).toBe(409)
})

it('an administrator who disables an account revokes its links', async () => {
  const { id, email, link } = await aUserWithPendingChange()
  const resetLink = await requestReset(email)
  await setDisabled(id, true)
  await setDisabled(id, false)
  expect((await confirmEmail(link)).status).toBe(409)
  expect((await resetPassword(resetLink)).status).toBe(409)
})

it('a requested mail neither revokes nor counts the links of an administrator', async () => {
  const { id, email } = await aUser()
  await mail().waitForToken(email)
  const links: string[] = []
  for (let count = 0; count < 6; count++) {
    const { body } = await call('POST', `/admin/users/${id}/reset-link`, { token: bossToken })
    links.push((body as { url: string }).url.split('=').at(-1) ?? '')
  }
  await requestReset(email)
  expect((await resetPassword(links[0] ?? '')).status, 'replaced by a later one').toBe(409)
  expect((await resetPassword(links[5] ?? '')).status).toBe(204)
})

it('a changed address revokes the links that the former one was sent', async () => {
  const { token, email, link } = await aUserWithPendingChange()
  const resetLink = await requestReset(email)
  expect((await confirmEmail(link, token)).status).toBe(204)
  expect((await resetPassword(resetLink)).status).toBe(409)
})

it('a mail that is sent again after a change of the password has no link', async () => {
  const { token, email } = await aUser()
  await mail().waitForToken(email)
  mail().mode = 'later'
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
  mail().mode = 'accept'
  await query(sql`update pgboss.job set start_after = now() where name = 'mail'
    and state::text = 'retry' returning 1`)
  await until(async () => (await countJobs('completed')) > completed)
  expect(mail().mails.map(({ to }) => to)).not.toContainEqual([other])
})
