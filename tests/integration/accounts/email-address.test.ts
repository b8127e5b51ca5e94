import { beforeEach, describe, expect, it } from 'vitest'
import {
  ADMIN_EMAIL,
  confirmEmail,
  listEvents,
  newEmail,
  PASSWORD,
  withMail,
} from '@/tests/support/accounts'
import { aUser, call } from '@/tests/support/app'
import { until } from '@/tests/support/until'

const mail = withMail()

beforeEach(() => {
  mail().mails.length = 0
})

const findMe = async (token: string) => (await call('GET', '/me', { token })).body
const change = (token: string, email: string, currentPassword = PASSWORD) =>
  call('PUT', '/me/email', { token, body: { email, currentPassword } })

describe('the address of a new account', () => {
  it('is confirmed by the link of a mail, once', async () => {
    const { token, email, id } = await aUser()
    expect(await findMe(token)).toMatchObject({ isEmailVerified: false })
    const link = await mail().waitForToken(email)
    expect((await confirmEmail(link, token)).status).toBe(204)
    expect(await findMe(token)).toMatchObject({ email, isEmailVerified: true })
    expect(await confirmEmail(link)).toMatchObject({ status: 409, body: { code: 'invalid_link' } })
    expect(await listEvents(id)).toContain('email_verified')
  })

  it('gets another link on request, until it is confirmed', async () => {
    const { token, email } = await aUser()
    await mail().waitForToken(email)
    mail().mails.length = 0
    const request = () => call('POST', '/me/email/verification', { token, body: {} })
    expect((await request()).status).toBe(204)
    const link = await mail().waitForToken(email)
    expect((await confirmEmail(link, token)).status).toBe(204)
    mail().mails.length = 0
    expect((await request()).status).toBe(204)
    await aUser()
    await until(() => mail().mails.length > 0)
    expect(mail().mails.map(({ to }) => to)).not.toContainEqual([email])
  })

  it('has a link that sets no password', async () => {
    const { email } = await aUser()
    const token = await mail().waitForToken(email)
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
    const link = await mail().waitForToken(other)
    expect((await confirmEmail(link, token)).status).toBe(204)
    expect(await findMe(token)).toMatchObject({ email: other, isEmailVerified: true })
    const login = { email: other, password: PASSWORD }
    expect((await call('POST', '/auth/login', { body: login })).status).toBe(200)
    expect(await listEvents(id)).toEqual(
      expect.arrayContaining(['email_change_requested', 'email_changed']),
    )
    const notice = await until(() => mail().mails.find(({ text }) => text.includes('another one')))
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
    for (const email of [other.email, ADMIN_EMAIL]) {
      expect(await change(token, email)).toMatchObject({
        status: 409,
        body: { code: 'email_taken' },
      })
    }
    const contested = newEmail()
    await change(token, contested)
    const link = await mail().waitForToken(contested)
    const body = { email: contested, password: PASSWORD }
    expect((await call('POST', '/auth/register', { body })).status).toBe(201)
    expect(await confirmEmail(link)).toMatchObject({ status: 409, body: { code: 'email_taken' } })
  })
})
