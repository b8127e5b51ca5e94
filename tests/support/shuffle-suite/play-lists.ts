import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { idsOf, requestPlay } from '@/tests/support/shuffle-plays'
import { requestNext, requestTurns } from '@/tests/support/shuffle-steps'

export function testPlayLists(): void {
  describe('a choice of a track by list', () => {
    it('does not find the tracks of other lists, removed tracks and lists of others', async () => {
      const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
      const list = await aPlaylist(ada.token, 5)
      const [first, second] = await requestTurns(ada.token, list, 2)
      const status = async (token: string, trackId: string) =>
        (await requestPlay(token, list, trackId)).status
      expect(await status(bob.token, first!.track.id)).toBe(404)
      expect(await status(ada.token, crypto.randomUUID())).toBe(404)
      await call('DELETE', `/playlists/${list}/tracks/${second!.track.id}`, { token: ada.token })
      expect(await status(ada.token, second!.track.id)).toBe(404)
      expect(await requestNext(ada.token, list)).toMatchObject({ turn: 3 })
    })

    it.each(['liked', 'library'])('plays a song of %s', async (list) => {
      const { token } = await aUser()
      await aPlaylist(token, 6)
      const songs = (await call('GET', '/songs?limit=6', { token })).body as {
        data: { id: string }[]
      }
      for (const { id } of songs.data) await call('PUT', `/me/liked/${id}`, { token })
      const song = songs.data[3]!.id
      expect((await requestPlay(token, list, song)).body).toMatchObject({
        turn: 1,
        track: { id: song },
      })
      const rest = await requestTurns(token, list, 5, 1)
      expect(idsOf(rest)).not.toContain(song)
    })
  })
}
