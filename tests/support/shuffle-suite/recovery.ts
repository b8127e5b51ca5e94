import { describe, expect, it } from 'vitest'
import { aUser } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { requestTurns } from '@/tests/support/shuffle-steps'

export function testRecovery(): void {
  describe('a running shuffle', () => {
    it('continues at its turn after Redis lost all data', async () => {
      const { token, id } = await aUser()
      const playlist = await aPlaylist(token, 30)
      const before = await requestTurns(token, playlist, 17)
      const { db } = await import('@/db')
      const { flushCheckpoints } = await import('@/lib/services/shuffle/checkpoints')
      await flushCheckpoints()
      await db.windows().readAndRemove({ userId: id, list: playlist })
      const after = await requestTurns(token, playlist, 13)
      const set = [...before, ...after]
      expect(set.map((step) => step.turn)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
      expect(new Set(set.map((step) => step.track.id)).size).toBe(30)
    })
  })
}
