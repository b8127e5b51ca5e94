import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { giveAudio } from '@/tests/support/give-audio'
import { aPlaylist } from '@/tests/support/library'
import { idsOf, requestUpcoming, songsOf } from '@/tests/support/shuffle-plays'
import { requestNext, requestTurns } from '@/tests/support/shuffle-steps'

/** Starts a shuffle of a playlist, of which tracks at some places of the set are playable. */
async function aPartlyPlayableShuffle(size: number, places: number[]) {
  const { token, id: userId } = await aUser()
  const list = await aPlaylist(token, size)
  await requestNext(token, list)
  const planned = idsOf(await requestUpcoming(token, list)).slice(0, size - 1)
  const songs = await songsOf(token, list)
  const playable = places.map((place) => planned[place]!)
  await giveAudio(playable.map((id) => songs.get(id)!))
  return { token, userId, list, planned, playable }
}

export function testPlayable(): void {
  describe('GET /playlists/{id}/shuffle/next?playable=true', () => {
    it('passes over tracks without a recording, which keep their places', async () => {
      const { token, list, planned, playable } = await aPartlyPlayableShuffle(12, [3, 6])
      const first = await requestNext(token, list, '?playable=true&after=1')
      expect(first).toMatchObject({ turn: 2, set: 0, position: 1, track: { id: playable[0] } })
      expect(await requestNext(token, list, '?playable=true&after=1')).toEqual(first)
      expect((await requestNext(token, list, '?after=2')).track.id).toBe(planned[0])
      const second = await requestNext(token, list, '?playable=true')
      expect(second).toMatchObject({ turn: 4, track: { id: playable[1] } })
      const rest = idsOf((await requestUpcoming(token, list)).slice(0, 8))
      expect(rest).toEqual(planned.filter((id, at) => at > 0 && !playable.includes(id)))
    })

    it('ends the set when no other is left, and deals those in the next one', async () => {
      const { token, userId, list, playable } = await aPartlyPlayableShuffle(8, [2, 5])
      const played = [
        await requestNext(token, list, '?playable=true&after=1'),
        await requestNext(token, list, '?playable=true&after=2'),
      ]
      expect(idsOf(played)).toEqual(playable)
      const { db } = await import('@/db')
      await db.windows().readAndRemove({ userId, list })
      const third = await requestNext(token, list, '?playable=true&after=3')
      expect(third).toMatchObject({ turn: 4, set: 1, position: 0, track: { id: playable[0] } })
      const rest = await requestTurns(token, list, 7, 4)
      expect(new Set(idsOf([third, ...rest])).size).toBe(8)
      expect(rest.at(-1)).toMatchObject({ turn: 11, set: 1, position: 7 })
    })

    it('spends no turn if nothing can be played', async () => {
      const { token, list } = await aPartlyPlayableShuffle(5, [])
      const path = `/playlists/${list}/shuffle/next?playable=true`
      const { status, body } = await call('GET', path, { token })
      expect([status, (body as { code: string }).code]).toEqual([409, 'nothing_playable'])
      expect((await call('GET', `${path}&after=1`, { token })).status).toBe(409)
      expect((await call('GET', `${path}&after=400`, { token })).body).toMatchObject({
        code: 'turn_out_of_range',
      })
      expect(await requestNext(token, list)).toMatchObject({ turn: 2 })
    })

    it('gives calls at once different turns', async () => {
      const { token, list } = await aPartlyPlayableShuffle(20, [1, 4, 7, 9, 12, 15])
      const steps = await Promise.all([
        ...Array.from({ length: 4 }, () => requestNext(token, list, '?playable=true')),
        ...Array.from({ length: 4 }, () => requestNext(token, list)),
      ])
      const turns = steps.map(({ turn }) => turn).toSorted((a, b) => a - b)
      expect(turns).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
      expect(new Set(idsOf(steps)).size).toBe(8)
    })
  })
}
