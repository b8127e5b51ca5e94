import { expect, it, vi } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'

withApp()

it('events end with the session of whoever listens', async () => {
  const { untilRevoked } = await import('@/lib/http/until-revoked')
  const { whoIsAsking } = await import('@/lib/auth/session')
  const { token } = await aUser()
  const headers = new Headers({ authorization: `Bearer ${token}` })
  const end = vi.fn()
  const stop = untilRevoked(headers, await whoIsAsking(headers), end)
  await new Promise((done) => setTimeout(done, 1_500))
  expect(end).not.toHaveBeenCalled()
  expect((await call('POST', '/auth/logout', { token })).status).toBe(204)
  await vi.waitFor(() => expect(end).toHaveBeenCalledTimes(1), 5_000)
  stop()
})
