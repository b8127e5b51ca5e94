import { beforeEach, expect, it, vi } from 'vitest'
import { call, withApp } from '@/tests/support/app'

// Next gives an action its request, its cookies and its redirect; outside of Next there is none.
const next = vi.hoisted(() => ({ headers: new Headers(), set: vi.fn(), redirect: vi.fn() }))
vi.mock('next/headers', () => ({
  headers: async () => next.headers,
  cookies: async () => ({ set: next.set }),
}))
vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }))
vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  redirect: next.redirect,
}))

withApp()

const SAME_ORIGIN = { host: 'localhost:3000', origin: 'http://localhost:3000' }
const EMPTY = { problem: null, values: { setupCode: '', email: '', displayName: '' } }

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

async function completeSetup(fields: Record<string, string>) {
  const { completeSetupAction } = await import('@/lib/actions/setup')
  return completeSetupAction(EMPTY, formOf(fields))
}

beforeEach(() => {
  next.headers = new Headers(SAME_ORIGIN)
  vi.clearAllMocks()
})

it('rejects a form of another site', async () => {
  next.headers = new Headers({ ...SAME_ORIGIN, origin: 'https://evil.example' })
  const state = await completeSetup({ setupCode: 'A', email: 'a@example.org', password: 'x' })
  expect(state.problem).toMatchObject({ code: 'cross_site_request' })
})

it('returns the problem and the input, without the password', async () => {
  const values = { setupCode: 'AAAA', email: 'owner@example.org', displayName: 'Ada' }
  const state = await completeSetup({ ...values, password: 'violet mango harbour 42' })
  expect(state).toEqual({
    problem: expect.objectContaining({ code: 'setup_code_needed' }),
    values,
  })
  expect(next.set).not.toHaveBeenCalled()
  expect(next.redirect).not.toHaveBeenCalled()
})

it('creates the owner, signs the browser in and opens the checklist', async () => {
  const { deriveOwnerCode } = await import('@/lib/services/accounts/owner-code')
  await completeSetup({
    setupCode: deriveOwnerCode(),
    email: 'owner@example.org',
    displayName: ' ',
    password: 'violet mango harbour 42',
  })
  expect(next.redirect).toHaveBeenCalledExactlyOnceWith('/welcome')
  const [name, value, options] = next.set.mock.calls[0] ?? []
  expect(options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' })
  const cookie = { cookie: `${name}=${value}` }
  const { status } = await call('GET', '/admin/configuration', { headers: cookie })
  expect(status).toBe(200)

  const { testConfigurationAction } = await import('@/lib/actions/configuration')
  next.headers = new Headers({ ...SAME_ORIGIN, ...cookie })
  expect(await testConfigurationAction(null, formOf({ part: 'database' }))).toMatchObject({
    ok: true,
    value: { part: 'database', status: 'passed' },
  })
  expect(await testConfigurationAction(null, formOf({ part: 'address' }))).toMatchObject({
    ok: false,
    problem: { code: 'not_found' },
  })
  next.headers = new Headers(SAME_ORIGIN)
  expect(await testConfigurationAction(null, formOf({ part: 'database' }))).toMatchObject({
    ok: false,
    problem: { code: 'unauthenticated' },
  })
})
