import { beforeEach, describe, expect, it, vi } from 'vitest'
import { call, withApp } from '@/tests/support/app'

// Next gives an action its request, its cookies and its redirect; outside of Next there is none.
const next = vi.hoisted(() => ({ headers: new Headers(), set: vi.fn(), redirect: vi.fn() }))
vi.mock('next/headers', () => ({
  headers: async () => next.headers,
  cookies: async () => ({ set: next.set }),
}))
vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  redirect: next.redirect,
}))

withApp()

const SAME_ORIGIN = { host: 'localhost:3000', origin: 'http://localhost:3000' }
const PASSWORD = 'violet mango harbour 42'
const EMPTY = { problem: null, values: { email: '', displayName: '', setupCode: '' } }

beforeEach(() => {
  next.headers = new Headers(SAME_ORIGIN)
  vi.clearAllMocks()
})

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

async function register(fields: Record<string, string>) {
  const { registerAction } = await import('@/lib/actions/sign-in')
  return registerAction(EMPTY, formOf(fields))
}

async function signIn(fields: Record<string, string>) {
  const { signInAction } = await import('@/lib/actions/sign-in')
  return signInAction({ problem: null, email: '' }, formOf(fields))
}

async function tryDemo() {
  const { tryDemoAction } = await import('@/lib/actions/sign-in')
  return tryDemoAction()
}

/** The session cookie that the last action set, as a browser sends it. */
function sessionCookie(): string {
  const [name, value, options] = next.set.mock.calls.find(([set]) => set === 'riffle.session') ?? []
  expect(options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' })
  return `${name}=${value}`
}

const whoIs = (cookie: string) => call('GET', '/me', { headers: { cookie } })

describe('a registration without scripts', () => {
  const values = { email: 'ada@example.org', displayName: 'Ada', setupCode: '' }

  it('creates the account, signs the browser in, recognises it later and opens the page', async () => {
    await register({ ...values, password: PASSWORD, next: '/import' })
    expect(next.redirect).toHaveBeenCalledExactlyOnceWith('/import')
    expect((await whoIs(sessionCookie())).body).toMatchObject({ email: values.email })
    expect(next.set.mock.calls.map(([name]) => name)).toContain('riffle.device')
  })

  it('returns the problem and the input, without the password', async () => {
    const state = await register({ ...values, password: 'short' })
    expect(state).toEqual({
      problem: expect.objectContaining({ errors: [expect.objectContaining({ path: 'password' })] }),
      values,
    })
    expect(JSON.stringify(state)).not.toContain('"short"')
    expect(next.set).not.toHaveBeenCalled()
    expect(await register({ ...values, password: PASSWORD })).toMatchObject({
      problem: { code: 'email_taken' },
    })
  })

  it('turns a guest into the account', async () => {
    await tryDemo()
    const guest = sessionCookie()
    next.headers = new Headers({ ...SAME_ORIGIN, cookie: guest })
    next.set.mockClear()
    const { body }: { body: { id: string } } = await whoIs(guest)
    await register({ email: 'guest@example.org', password: PASSWORD })
    expect((await whoIs(sessionCookie())).body).toMatchObject({ id: body.id, isGuest: false })
    expect((await whoIs(guest)).status).toBe(401)
  })
})

describe('a sign-in without scripts', () => {
  it('signs the browser in, recognises it later and opens the page', async () => {
    await signIn({ email: 'ada@example.org', password: PASSWORD, next: '/liked' })
    expect(next.redirect).toHaveBeenCalledExactlyOnceWith('/liked')
    expect((await whoIs(sessionCookie())).body).toMatchObject({ email: 'ada@example.org' })
    expect(next.set.mock.calls.map(([name]) => name)).toContain('riffle.device')
  })

  it('ends the session that it replaces', async () => {
    await signIn({ email: 'ada@example.org', password: PASSWORD })
    const first = sessionCookie()
    next.headers = new Headers({ ...SAME_ORIGIN, cookie: first })
    await signIn({ email: 'ada@example.org', password: PASSWORD })
    expect((await whoIs(first)).status).toBe(401)
  })

  it('opens only pages of this site', async () => {
    const credentials = { email: 'ada@example.org', password: PASSWORD }
    await signIn({ ...credentials, next: 'https://evil.example/' })
    expect(next.redirect).toHaveBeenCalledExactlyOnceWith('/')
  })

  it.each([
    ['a wrong password', { password: 'another one entirely' }, 'invalid_credentials'],
    ['no password', { password: '' }, 'invalid_input'],
  ])('returns the problem and the address for %s', async (_, fields, code) => {
    const state = await signIn({ email: 'ada@example.org', ...fields })
    expect(state).toEqual({ problem: expect.objectContaining({ code }), email: 'ada@example.org' })
    expect(next.set).not.toHaveBeenCalled()
    expect(next.redirect).not.toHaveBeenCalled()
  })
})

describe('the demo without scripts', () => {
  it('signs a visitor in as a guest', async () => {
    await tryDemo()
    expect(next.redirect).toHaveBeenCalledExactlyOnceWith('/')
    expect((await whoIs(sessionCookie())).body).toMatchObject({ isGuest: true })
  })

  it('keeps the session of a user who has one', async () => {
    await tryDemo()
    next.headers = new Headers({ ...SAME_ORIGIN, cookie: sessionCookie() })
    vi.clearAllMocks()
    await tryDemo()
    expect(next.set).not.toHaveBeenCalled()
    expect(next.redirect).toHaveBeenCalledExactlyOnceWith('/')
  })
})

it.each([
  ['register', () => register({ email: 'eve@example.org', password: PASSWORD })],
  ['sign in', () => signIn({ email: 'ada@example.org', password: PASSWORD })],
  ['enter the demo', () => tryDemo()],
])('rejects a form of another site to %s', async (_, send) => {
  next.headers = new Headers({ ...SAME_ORIGIN, origin: 'https://evil.example' })
  const state = await send()
  const code = typeof state === 'string' ? state : state?.problem?.code
  expect(code).toBe('cross_site_request')
  expect(next.set).not.toHaveBeenCalled()
})
