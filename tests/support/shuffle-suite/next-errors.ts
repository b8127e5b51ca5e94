import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { requestNext, requestTurns } from '@/tests/support/shuffle-steps'

export function testNextErrors(): void {
  describe('GET /playlists/{id}/shuffle/next with other parameters', () => {
    it('rejects an `after` far ahead with the current turn', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 12)
      await requestTurns(token, playlist, 3)
      const { status, body } = await call('GET', `/playlists/${playlist}/shuffle/next?after=500`, {
        token,
      })
      expect(status).toBe(409)
      expect(body).toMatchObject({ code: 'turn_out_of_range', turn: 3 })
    })

    it.each(['after=', 'after=0x1', 'after=1e0', 'after=%201', 'after=-1', 'after=4294967296'])(
      'rejects the invalid turn %s',
      async (query) => {
        const { token } = await aUser()
        const playlist = await aPlaylist(token, 3)
        const path = `/playlists/${playlist}/shuffle/next?${query}`
        expect((await call('GET', path, { token })).status).toBe(400)
      },
    )

    it('accepts the id of a list in capitals', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 12)
      const first = await requestNext(token, playlist)
      expect(await requestNext(token, playlist.toUpperCase())).toMatchObject({
        turn: first.turn + 1,
      })
      expect(await requestNext(token, playlist)).toMatchObject({ turn: first.turn + 2 })
    })

    it('returns 404 to another user', async () => {
      const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
      const playlist = await aPlaylist(ada.token, 5)
      await requestNext(ada.token, playlist)
      const { status } = await call('GET', `/playlists/${playlist}/shuffle/next`, {
        token: bob.token,
      })
      expect(status).toBe(404)
    })

    it('returns the problem empty_playlist for an empty playlist', async () => {
      const { token } = await aUser()
      const { body } = await call('POST', '/playlists', { token, body: { name: 'Empty' } })
      const { id } = body as { id: string }
      const response = await call('GET', `/playlists/${id}/shuffle/next`, { token })
      expect(response.status).toBe(409)
      expect(response.body).toMatchObject({ code: 'empty_playlist' })
    })
  })
}
