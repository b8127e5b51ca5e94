import { describe, expect, it } from 'vitest'
import { aUser } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { idsOf, requestPlay, requestUpcoming } from '@/tests/support/shuffle-plays'
import { requestNext, requestTurns, type Step } from '@/tests/support/shuffle-steps'

export function testPlayRaces(): void {
  describe('a choice of a track among other requests', () => {
    it('returns the chosen track to a device that requests the same turn', async () => {
      const { token } = await aUser()
      const list = await aPlaylist(token, 12)
      await requestTurns(token, list, 4)
      const track = (await requestUpcoming(token, list))[5]!.track.id
      const { body } = await requestPlay(token, list, track)
      expect(await requestNext(token, list, '?after=4')).toEqual(body)
    })

    it('gives choices and requests at once different turns and tracks', async () => {
      const { token } = await aUser()
      const list = await aPlaylist(token, 30)
      await requestNext(token, list)
      const chosen = idsOf(await requestUpcoming(token, list)).slice(10, 18)
      const [played, next] = await Promise.all([
        Promise.all(chosen.map((id) => requestPlay(token, list, id))),
        Promise.all(Array.from({ length: 8 }, () => requestNext(token, list))),
      ])
      const plays = played.map(({ body }) => body as Step & { turn: number | null })
      const steps = [...plays.filter(({ turn }) => turn !== null), ...next]
      const turns = steps.map(({ turn }) => turn).toSorted((a, b) => a - b)
      expect(turns).toEqual(Array.from({ length: steps.length }, (_, n) => n + 2))
      expect(new Set(idsOf(steps)).size).toBe(steps.length)
    })

    it('continues after Redis lost its data just before', async () => {
      const { token, id: userId } = await aUser()
      const list = await aPlaylist(token, 20)
      const before = await requestTurns(token, list, 6)
      const track = (await requestUpcoming(token, list))[4]!.track.id
      const { db } = await import('@/db')
      await db.windows().readAndRemove({ userId, list })
      const { body } = await requestPlay(token, list, track)
      expect(body).toMatchObject({ turn: 7, track: { id: track } })
      await db.windows().readAndRemove({ userId, list })
      const after = await requestTurns(token, list, 13, 7)
      expect(new Set(idsOf([...before, body as Step, ...after])).size).toBe(20)
    })
  })
}
