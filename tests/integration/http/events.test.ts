import { expect, it, vi } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'

withApp()

it('an event stream ends with the session of its reader', async () => {
  const { watchCredentials } = await import('@/lib/http/watch-credentials')
  const { authenticate } = await import('@/lib/auth/authenticate')
  const { token } = await aUser()
  const headers = new Headers({ authorization: `Bearer ${token}` })
  const end = vi.fn()
  const stop = watchCredentials(headers, await authenticate(headers), end)
  await new Promise((done) => setTimeout(done, 1_500))
  expect(end).not.toHaveBeenCalled()
  expect((await call('POST', '/auth/logout', { token })).status).toBe(204)
  await vi.waitFor(() => expect(end).toHaveBeenCalledTimes(1), 5_000)
  stop()
})
