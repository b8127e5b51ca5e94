import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { requestTurns, type Step } from '@/tests/support/shuffle-steps'

export function testEdits(): void {
  describe('a running shuffle whose list is edited', () => {
    it('drops removed tracks, inserts added ones and keeps the order of the others', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 30)
      const heard = await requestTurns(token, playlist, 10)
      const upcoming = await call('GET', `/playlists/${playlist}/shuffle/upcoming?limit=20`, {
        token,
      })
      const planned = (upcoming.body as { data: Step[] }).data.map((step) => step.track.id)
      const removed = planned.slice(3, 6)
      await call('POST', `/playlists/${playlist}/tracks/remove`, {
        token,
        body: { trackIds: removed },
      })
      const songs = await call('GET', '/songs?limit=2', { token })
      const songIds = (songs.body as { data: { id: string }[] }).data.map((song) => song.id)
      const added = await call('POST', `/playlists/${playlist}/tracks`, {
        token,
        body: { songIds },
      })
      const addedIds = (added.body as { data: { id: string }[] }).data.map((track) => track.id)

      const rest = await requestTurns(token, playlist, 19, 10)
      const ids = rest.map((step) => step.track.id)
      expect(new Set([...heard.map((step) => step.track.id), ...ids]).size).toBe(29)
      expect(ids.filter((id) => removed.includes(id))).toEqual([])
      expect(addedIds.every((id) => ids.includes(id))).toBe(true)
      const kept = ids.filter((id) => !addedIds.includes(id))
      expect([...kept].sort()).toEqual(planned.filter((id) => !removed.includes(id)).sort())
      expect(rest.at(-1)).toMatchObject({ turn: 29, set: 0, position: 28, setSize: 29 })
    })

    it('returns a played track after its removal', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 10)
      const [first] = await requestTurns(token, playlist, 2)
      await call('DELETE', `/playlists/${playlist}/tracks/${first!.track.id}`, { token })
      const { status, body } = await call('GET', `/playlists/${playlist}/shuffle/previous`, {
        token,
      })
      expect(status).toBe(200)
      expect((body as Step).track.id).toBe(first!.track.id)
    })

    it('does not repeat a played track in a set after its removal and restoration', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 10)
      const heard = await requestTurns(token, playlist, 4)
      const trackId = heard[1]!.track.id
      await call('DELETE', `/playlists/${playlist}/tracks/${trackId}`, { token })
      await call('POST', `/playlists/${playlist}/tracks/restore`, {
        token,
        body: { trackIds: [trackId] },
      })
      const rest = await requestTurns(token, playlist, 6, 4)
      expect(rest.map((step) => step.track.id)).not.toContain(trackId)
      expect(rest.at(-1)?.set).toBe(0)
    })
  })
}
