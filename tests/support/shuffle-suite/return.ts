import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { idsOf, requestPlay, requestReturn } from '@/tests/support/shuffle-plays'
import { requestNext, requestTurns, type Step } from '@/tests/support/shuffle-steps'

const SIZE = 10

/** Plays a set; returns every turn of a track that fails. */
async function playSet(token: string, list: string, fails: (step: Step) => boolean) {
  const steps: Step[] = []
  for (let step = await requestNext(token, list, '?after=0'); step.set === 0; ) {
    steps.push(step)
    if (fails(step)) expect((await requestReturn(token, list, step.turn)).status).toBe(200)
    step = await requestNext(token, list, `?after=${step.turn}`)
  }
  return steps
}

export function testReturn(): void {
  describe('POST /playlists/{id}/shuffle/return', () => {
    it('deals a track that failed again later in the set', async () => {
      const { token } = await aUser()
      const list = await aPlaylist(token, SIZE)
      const [, failed] = await requestTurns(token, list, 2)
      const { body } = await requestReturn(token, list, 2)
      expect(body).toMatchObject({ turn: 2, set: 0, position: 1, setSize: SIZE + 1 })
      expect((await requestReturn(token, list, 2)).body).toEqual(body)
      expect(await requestNext(token, list, '?after=1')).toMatchObject({
        turn: 2,
        track: { id: failed!.track.id },
      })
      const rest = await requestTurns(token, list, SIZE - 1, 2)
      expect(rest[0]!.track.id).not.toBe(failed!.track.id)
      expect(idsOf(rest).filter((id) => id === failed!.track.id)).toHaveLength(1)
      expect(rest.at(-1)).toMatchObject({ turn: SIZE + 1, set: 0 })
      expect(await requestNext(token, list)).toMatchObject({ set: 1, setSize: SIZE })
    })

    it('deals it twice more at most, and again in the next set', async () => {
      const { token, id: userId } = await aUser()
      const list = await aPlaylist(token, SIZE)
      const { track } = await requestNext(token, list, '?after=0')
      const { db } = await import('@/db')
      await db.windows().readAndRemove({ userId, list })
      const steps = await playSet(token, list, (step) => step.track.id === track.id)
      expect(steps).toHaveLength(SIZE + 2)
      expect(idsOf(steps).filter((id) => id === track.id)).toHaveLength(3)
      const next = await requestTurns(token, list, SIZE, SIZE + 2)
      expect(idsOf(next)).toContain(track.id)
      expect(new Set(idsOf(next)).size).toBe(SIZE)
    })

    it('counts the track as not heard', async () => {
      const { token } = await aUser()
      const list = await aPlaylist(token, SIZE)
      const [first] = await requestTurns(token, list, 1)
      await requestReturn(token, list, 1)
      const chosen = await requestPlay(token, list, first!.track.id)
      expect(chosen.body).toMatchObject({ turn: 2, track: { id: first!.track.id } })
      expect(idsOf(await requestTurns(token, list, SIZE - 1, 2))).not.toContain(first!.track.id)
    })

    it('accepts turns of earlier sets, and no others', async () => {
      const { token } = await aUser()
      const list = await aPlaylist(token, 3)
      const code = async (turn: number) =>
        ((await requestReturn(token, list, turn)).body as { code?: string }).code
      expect(await code(1)).toBe('no_shuffle_session')
      await requestTurns(token, list, 4)
      expect(await code(5)).toBe('turn_out_of_range')
      expect((await requestReturn(token, list, 2)).body).toMatchObject({ turn: 4, setSize: 3 })
      const other = await aUser('bob')
      expect((await requestReturn(other.token, list, 1)).status).toBe(404)
      const { body } = await call('GET', '/me/plays', { token })
      expect((body as { data: unknown[] }).data).toEqual([])
    })
  })
}
