import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { idsOf, requestPlay, requestReturn, requestUpcoming } from '@/tests/support/shuffle-plays'
import { requestNext, requestTurns } from '@/tests/support/shuffle-steps'

type Listener = { token: string; list: string }

/** Starts a shuffle of which a request has taken turn 4, but does not know its track yet. */
async function aRequestForTurn4() {
  const { token, id: userId } = await aUser()
  const list = await aPlaylist(token, 20)
  const heard = await requestTurns(token, list, 3)
  const { db } = await import('@/db')
  const { flushCheckpoints } = await import('@/lib/services/shuffle/checkpoints')
  const { handOutTurn } = await import('@/lib/services/shuffle/hand-out-turn')
  await flushCheckpoints()
  const key = { userId, list }
  const taken = await db.windows().next(key)
  if (taken.status !== 'ok') throw new Error('The window has turn 4.')
  return {
    ...{ token, list, heard },
    loseRedis: () => db.windows().readAndRemove(key),
    finish: () => handOutTurn(key, taken),
  }
}

const CHANGES: Record<string, (listener: Listener) => Promise<{ status: number }>> = {
  request: async () => ({ status: 200 }),
  return: ({ token, list }) => requestReturn(token, list, 3),
  edit: async ({ token, list }) => {
    const last = (await requestUpcoming(token, list))[15]!.track.id
    return call('DELETE', `/playlists/${list}/tracks/${last}`, { token })
  },
  'change of settings': ({ token, list }) =>
    call('PATCH', `/playlists/${list}/shuffle/settings`, { token, body: { mode: 'random' } }),
}

export function testLostTurns(): void {
  describe('a request that holds a turn of a window', () => {
    it.each(Object.entries(CHANGES))(
      'does not repeat it after Redis lost its data before a %s',
      async (_, change) => {
        const { token, list, loseRedis, finish } = await aRequestForTurn4()
        await loseRedis()
        expect((await change({ token, list })).status).toBeLessThan(300)
        expect(await requestNext(token, list)).toMatchObject({ turn: 4 })
        expect(await finish()).toEqual({ status: 'retry' })
      },
    )

    it('keeps it when a track that was heard is chosen before another one', async () => {
      const { token, list, heard, finish } = await aRequestForTurn4()
      const again = await requestPlay(token, list, heard[0]!.track.id)
      expect(again.body).toMatchObject({ turn: null })
      const unheard = idsOf(await requestUpcoming(token, list))[5]!
      expect((await requestPlay(token, list, unheard)).body).toMatchObject({ turn: 5 })
      expect(await finish()).toMatchObject({ status: 'ok', step: { turn: 4 } })
    })
  })
}
