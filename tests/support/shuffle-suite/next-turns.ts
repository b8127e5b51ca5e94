import { describe, expect, it } from 'vitest'
import { aUser } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { countClashes, requestNext, requestTurns } from '@/tests/support/shuffle-steps'

export function testNextTurns(): void {
  describe('GET /playlists/{id}/shuffle/next', () => {
    it('returns every track once per set, without clashes or early repeats', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 40)
      const steps = await requestTurns(token, playlist, 120)
      for (let set = 0; set < 3; set++) {
        const ids = steps.slice(set * 40, set * 40 + 40).map((step) => step.track.id)
        expect(new Set(ids).size).toBe(40)
        expect(steps[set * 40]).toMatchObject({ turn: set * 40 + 1, set, position: 0, setSize: 40 })
      }
      expect(countClashes(steps)).toBe(0)
      const lastSeen = new Map<string, number>()
      for (const { turn, track } of steps) {
        const before = lastSeen.get(track.id)
        if (before !== undefined) expect(turn - before).toBeGreaterThanOrEqual(20)
        lastSeen.set(track.id, turn)
      }
    })

    it('returns the same track for the same `after` each time', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 12)
      const [first, second] = await requestTurns(token, playlist, 2)
      const again = await Promise.all(
        Array.from({ length: 5 }, () => requestNext(token, playlist, `?after=${first!.turn}`)),
      )
      for (const step of again) expect(step).toEqual(second)
    })

    it('gives 64 calls at once 64 different turns', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 50)
      const steps = await Promise.all(
        Array.from({ length: 64 }, () => requestNext(token, playlist)),
      )
      const turns = steps.map((step) => step.turn).sort((a, b) => a - b)
      expect(turns).toEqual(Array.from({ length: 64 }, (_, index) => index + 1))
    })

    it('repeats a list of one track without end', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 1)
      const steps = await requestTurns(token, playlist, 5)
      expect(steps.map((step) => step.set)).toEqual([0, 1, 2, 3, 4])
    })
  })
}
