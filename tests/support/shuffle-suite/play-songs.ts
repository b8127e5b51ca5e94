import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { idsOf, requestSong, songsOf } from '@/tests/support/shuffle-plays'
import { requestTurns } from '@/tests/support/shuffle-steps'

export function testPlaySongs(): void {
  describe('POST /playlists/{id}/shuffle/play with a song', () => {
    it('plays the next unheard track of a song', async () => {
      const { token } = await aUser()
      const list = await aPlaylist(token, 12)
      const songs = await songsOf(token, list)
      const [song] = songs.values()
      await call('POST', `/playlists/${list}/tracks`, { token, body: { songIds: [song] } })
      const [first] = await requestTurns(token, list, 1)
      const twice = [...(await songsOf(token, list))].filter(([, id]) => id === song)
      expect(twice).toHaveLength(2)
      const ids = twice.map(([id]) => id)
      const unheard = ids.filter((id) => id !== first!.track.id)
      for (const at of unheard.keys()) {
        const chosen = await requestSong(token, list, song!)
        expect(chosen.body).toMatchObject({ turn: at + 2, track: { song: { id: song } } })
      }
      expect((await requestSong(token, list, song!)).body).toMatchObject({ turn: null })
      const rest = await requestTurns(token, list, 12 - unheard.length, 1 + unheard.length)
      expect(idsOf(rest).filter((id) => ids.includes(id))).toEqual([])
    })

    it('rejects a song that is not in the list, and both ids at once', async () => {
      const { token } = await aUser()
      const list = await aPlaylist(token, 3)
      const song = crypto.randomUUID()
      expect(await requestSong(token, list, song)).toMatchObject({
        ...{ status: 404, body: { code: 'not_found' } },
      })
      const body = { songId: song, trackId: song }
      const both = await call('POST', `/playlists/${list}/shuffle/play`, { token, body })
      expect(both).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
    })
  })
}
