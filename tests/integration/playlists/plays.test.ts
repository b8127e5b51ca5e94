import { beforeAll, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { heldSongs } from '@/tests/support/songs'

withApp()

let token: string
let songId: string

beforeAll(async () => {
  const user = await aUser()
  token = user.token
  ;[songId] = (await heldSongs(user.id, [{ title: 'Midnight Ferry' }])) as [string]
})

const record = (playedAt: string) =>
  call('POST', '/me/plays', {
    token,
    body: { songId, outcome: 'finished', playedMs: 1_000, playedAt },
  })

describe('POST /me/plays', () => {
  it.each(['2024-02-29T12:00:00Z', '1970-01-01T00:00:00Z', '2999-12-31T23:59:59.999Z'])(
    'takes %s for when it was',
    async (playedAt) => {
      expect((await record(playedAt)).status).toBe(204)
    },
  )

  it.each(['0000-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '3000-01-01T00:00:00Z'])(
    'refuses %s, which no listening history has',
    async (playedAt) => {
      const { status, body } = await record(playedAt)
      expect(status).toBe(422)
      expect(body).toMatchObject({ errors: [{ path: 'playedAt' }] })
    },
  )
})
