import { afterEach, expect, it } from 'vitest'
import type { Queue } from '@/lib/contract/queue'
import { aUser, call, withApp } from '@/tests/support/app'
import { someSongs } from '@/tests/support/songs'

withApp()

type User = Awaited<ReturnType<typeof aUser>>
const MAX_STREAMS = 16
const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** Opens the stream of a user. `next` returns the state of the next event, undefined after the end. */
async function follow({ token }: User) {
  const { api } = await import('@/app/api/v1/api')
  const headers = { authorization: `Bearer ${token}` }
  const response = await api.fetch(
    new Request('http://localhost:3000/api/v1/me/queue/events', { headers }),
  )
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('The response has no body.')
  open.push(() => reader.cancel())
  let text = ''
  const next = async (): Promise<Queue | undefined> => {
    for (;;) {
      const [event, rest] = text.split(/\n\n(.*)/s)
      if (rest !== undefined && event !== undefined) {
        text = rest
        const data = /^data: (.*)$/m.exec(event)?.[1]
        if (data) return JSON.parse(data)
        continue
      }
      const { value, done } = await reader.read()
      if (done) return undefined
      text += value
    }
  }
  return { status: response.status, next }
}

const queueSong = ({ token }: User, songId: string) =>
  call('POST', '/me/queue/items', { token, body: { songIds: [songId], at: 'end' } })

it('sends the state at once, and each change of another device', async () => {
  const ada = await aUser()
  const [songId = ''] = await someSongs(ada.id, [{ title: 'One' }])
  const { next } = await follow(ada)
  expect(await next()).toMatchObject({ version: 0, queued: [] })
  await queueSong(ada, songId)
  expect(await next()).toMatchObject({ version: 1, queued: [{ songId }] })
  const deviceId = crypto.randomUUID()
  await call('POST', '/me/queue/take-over', { token: ada.token, body: { deviceId } })
  expect(await next()).toMatchObject({ version: 2, device: { id: deviceId } })
})

it('sends nothing about other users', async () => {
  const [ada, bob] = [await aUser(), await aUser('bob')]
  const [songId = ''] = await someSongs(ada.id, [{ title: 'One' }])
  const [bobs = ''] = await someSongs(bob.id, [{ title: 'Two' }])
  const { next } = await follow(bob)
  await next()
  await queueSong(ada, songId)
  await queueSong(bob, bobs)
  expect(await next()).toMatchObject({ version: 1, queued: [{ songId: bobs }] })
})

it('ends when the user signs out', async () => {
  const ada = await aUser()
  const { next } = await follow(ada)
  await next()
  await call('POST', '/auth/logout', { token: ada.token })
  expect(await next()).toBeUndefined()
}, 20_000)

it('has a limit of open streams for each user', async () => {
  const ada = await aUser()
  const streams = await Promise.all(Array.from({ length: MAX_STREAMS }, () => follow(ada)))
  expect(streams.map(({ status }) => status)).toEqual(Array(MAX_STREAMS).fill(200))
  expect((await follow(ada)).status).toBe(429)
  expect((await follow(await aUser('bob'))).status).toBe(200)
})
