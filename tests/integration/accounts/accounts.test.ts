import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'

withApp(async () => ({ ADMIN_EMAILS: 'boss@example.org' }))

const PASSWORD = 'violet mango harbour 42'

const register = (body: object) => call('POST', '/auth/register', { body })
const login = (email: string, password = PASSWORD) =>
  call('POST', '/auth/login', { body: { email, password } })

describe('an address of ADMIN_EMAILS', () => {
  const email = 'boss@example.org'
  const password = 'violet mango harbour 42'

  it('is registered only with its setup code', async () => {
    const { listPendingAdmins, deriveSetupCode } = await import(
      '@/lib/services/accounts/setup-code'
    )
    const code = deriveSetupCode(email)
    expect(code).toMatch(/^(\w{4}-){3}\w{4}$/)
    expect(await listPendingAdmins()).toEqual([{ email, code }])
    const hourMs = 3_600_000
    const expired = deriveSetupCode(email, Date.now() - 26 * hourMs)
    await register({ email: 'taken@example.org', password })
    const taken = await register({ email: 'taken@example.org', password })
    const wrong = [undefined, 'AAAA-AAAA-AAAA-AAAA', deriveSetupCode('ada@example.org'), expired]
    for (const setupCode of wrong) {
      // The same response as for the address of any other account.
      const { status, body } = await register({ email: 'Boss@Example.org', password, setupCode })
      expect(status).toBe(409)
      expect({ ...(body as object), requestId: '' }).toEqual({
        ...(taken.body as object),
        requestId: '',
      })
    }
    const printed = deriveSetupCode(email, Date.now() - 23 * hourMs)
    const made = await register({ email, password, setupCode: printed.toLowerCase() })
    expect(made.status).toBe(201)
    expect(await listPendingAdmins()).toEqual([])
    const { accessToken } = made.body as { accessToken: string }
    expect((await call('GET', '/admin/jobs', { token: accessToken })).status).toBe(200)
  })
})

describe('POST /auth/register', () => {
  it('creates an account whose address is compared without regard to case', async () => {
    const first = await register({ email: 'Grace@Example.org', password: PASSWORD })
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({
      tokenType: 'Bearer',
      expiresIn: 900,
      user: { email: 'grace@example.org', displayName: 'grace' },
    })
    const second = await register({ email: 'gRACE@example.ORG', password: PASSWORD })
    expect(second.status).toBe(409)
    expect(second.body).toMatchObject({ code: 'email_taken', errors: [{ path: 'email' }] })
  })

  it.each([
    ['short', 'Ab1!x'],
    ['common', 'password1234'],
    ['a keyboard walk', 'qwertyuiop123'],
    ['made of the address', 'margaret@example.org'],
    ['repeated', 'aaaaaaaaaaaaaa'],
    ['too long', `${'tall order '.repeat(12)}!`],
  ])('rejects a password that is %s', async (_, password) => {
    const { status, body } = await register({ email: 'margaret@example.org', password })
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'weak_password' })
    expect((body as { errors: unknown[] }).errors.length).toBeGreaterThan(0)
  })

  it('lists all faults at once, unknown fields included', async () => {
    const { status, body } = await register({ email: 'nobody', password: '', role: 'admin' })
    expect(status).toBe(422)
    const paths = (body as { errors: { path: string }[] }).errors.map((fault) => fault.path)
    expect(paths.sort()).toEqual(['email', 'password', 'role'])
  })
})

describe('POST /auth/login', () => {
  it('returns the same problem for a wrong password and an unknown address', async () => {
    const { email } = await aUser()
    const wrong = await login(email, 'something else entirely')
    const unknown = await login('nobody@example.org')
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    const problemOf = ({ body }: typeof wrong) => {
      const { requestId: _id, ...rest } = body as Record<string, unknown>
      return rest
    }
    expect(problemOf(wrong)).toEqual(problemOf(unknown))
    expect(wrong.headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  it('distinguishes passwords that differ only after 72 bytes, or after a NUL', async () => {
    const long = 'correct horse battery staple and a whole lot of other words to fill it up '
    const email = 'long@example.org'
    await register({ email, password: `${long}one` })
    expect((await login(email, `${long}one`)).status).toBe(200)
    expect((await login(email, `${long}two`)).status).toBe(401)
    expect((await login(email, `${long}one\u0000x`)).status).toBe(401)
  })
})

describe('DELETE /me', () => {
  it('requires the password and deletes all data', async () => {
    const { token, email } = await aUser()
    const wrong = await call('DELETE', '/me', { token, body: { password: 'not the right one' } })
    expect(wrong.status).toBe(401)
    const gone = await call('DELETE', '/me', { token, body: { password: PASSWORD } })
    expect(gone.status).toBe(204)
    expect((await call('GET', '/me', { token })).status).toBe(401)
    expect((await login(email)).status).toBe(401)
  })
})
