import { encode } from 'next-auth/jwt'
import { expect, it } from 'vitest'
import { verifyAccessToken } from '@/lib/auth/access-tokens'
import { COOKIE_SECONDS, createSessionCookie, sessionCookieName } from '@/lib/auth/cookie-claims'
import { aUser, call, withApp } from '@/tests/support/app'

const FORMER = 'Zk4Vn8QxLr2TbWs6YmHc9JdPf3GaUe7R'
const UNKNOWN = 'Aq9Wx3EdCr5TvFg7YbHn2UjMk8IoLp4Z'

withApp(async () => ({ PREVIOUS_AUTH_SECRET: FORMER }))

const requestWith = (value: string) =>
  call('GET', '/me', { headers: { cookie: `${sessionCookieName()}=${value}` } })

it('a browser stays signed in while AUTH_SECRET is rotated', async () => {
  const { id, token } = await aUser()
  const claims = await verifyAccessToken(token)
  if (!claims) throw new Error('The token of a new user is not valid.')
  const { sid, sub } = claims
  const cookieBy = (secret: string) =>
    encode({ token: { sid, sub }, secret, maxAge: COOKIE_SECONDS })
  const current = await createSessionCookie({ sid, sub })
  expect((await requestWith(current.value)).status).toBe(200)
  expect((await requestWith(await cookieBy(FORMER))).body).toMatchObject({ id })
  expect((await requestWith(await cookieBy(UNKNOWN))).status).toBe(401)
})
