import { expect, it } from 'vitest'
import { call, withApp } from '@/tests/support/app'

withApp(async () => ({ RATE_LIMITS: 'auth=3/60' }))

const VISITOR = { 'x-forwarded-for': '198.51.100.77' }
const credentials = { email: 'nobody@example.org', password: 'violet mango harbour 42' }

it('a sign-in that a page of another site can send is rejected, and not counted for its visitor', async () => {
  for (const [path, headers, bytes] of [
    ['/auth/guest', undefined, undefined],
    ['/auth/guest', { 'content-type': 'text/plain' }, '{}'],
    ['/auth/login', { 'content-type': 'text/plain' }, JSON.stringify(credentials)],
    ['/auth/register', { 'content-type': 'application/x-www-form-urlencoded' }, 'email=x'],
    ['/auth/refresh', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--'],
  ] as const) {
    const { status, body } = await call('POST', path, {
      headers: { ...VISITOR, ...headers },
      bytes,
    })
    expect(status, path).toBe(415)
    expect(body).toMatchObject({ code: 'unsupported_media_type' })
  }
  const foreign = { ...VISITOR, 'sec-fetch-site': 'cross-site' }
  const { status } = await call('POST', '/me/email/verification', { headers: foreign })
  expect(status).toBe(403)
  const signIns = []
  for (let at = 0; at < 4; at++) {
    signIns.push(
      (await call('POST', '/auth/login', { headers: VISITOR, body: credentials })).status,
    )
  }
  expect(signIns).toEqual([401, 401, 401, 429])
})

it('a call of the site itself needs no body', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.9', 'sec-fetch-site': 'same-origin' }
  expect((await call('POST', '/me/email/verification', { headers })).status).toBe(401)
})
