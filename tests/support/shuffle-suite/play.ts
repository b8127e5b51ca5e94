import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { idsOf, requestPlay, requestUpcoming } from '@/tests/support/shuffle-plays'
import { countClashes, requestNext, requestTurns, type Step } from '@/tests/support/shuffle-steps'

export function testPlay(): void {
  describe('POST /playlists/{id}/shuffle/play', () => {
    it('plays an unheard track next, once in the set, and keeps the order of the others', async () => {
      const { token } = await aUser()
      const list = await aPlaylist(token, 40)
      const heard = await requestTurns(token, list, 10)
      const planned = idsOf((await requestUpcoming(token, list)).slice(0, 30))
      const chosen = await requestPlay(token, list, planned[20]!)
      expect(chosen.status).toBe(200)
      expect(chosen.body).toMatchObject({
        ...{ turn: 11, set: 0, position: 10, setSize: 40 },
        reason: { text: '' },
      })
      const rest = await requestTurns(token, list, 29, 11)
      const others = planned.filter((id) => id !== planned[20])
      expect(new Set(idsOf([...heard, chosen.body as Step, ...rest])).size).toBe(40)
      expect(rest.at(-1)).toMatchObject({ turn: 40, set: 0 })
      expect(countClashes([chosen.body as Step, ...rest])).toBe(0)
      const moved = idsOf(rest).filter((id, at) => id !== others[at])
      expect(moved.length).toBeLessThan(15)
    })

    it('plays a heard track without a turn', async () => {
      const { token } = await aUser()
      const list = await aPlaylist(token, 12)
      const [first, second] = await requestTurns(token, list, 2)
      const before = await requestUpcoming(token, list)
      const again = await requestPlay(token, list, first!.track.id)
      expect(again.body).toEqual({ ...first, turn: null })
      expect(await requestUpcoming(token, list)).toEqual(before)
      expect((await requestNext(token, list, '?after=1')).track.id).toBe(second!.track.id)
      expect((await requestNext(token, list)).turn).toBe(3)
    })

    it('begins a shuffle that has none, and begins its next set no earlier', async () => {
      const { token } = await aUser()
      const list = await aPlaylist(token, 3)
      const { body } = await call('GET', `/playlists/${list}/tracks`, { token })
      const [, track] = (body as { data: { id: string }[] }).data
      const chosen = await requestPlay(token, list, track!.id)
      expect(chosen.body).toMatchObject({ turn: 1, set: 0, position: 0, track: { id: track!.id } })
      await requestTurns(token, list, 2, 1)
      expect((await requestPlay(token, list, track!.id)).body).toMatchObject({ turn: null })
      expect(await requestNext(token, list)).toMatchObject({ turn: 4, set: 1, position: 0 })
    })
  })
}
