import { describe, expect, it } from 'vitest'
import { aUser, call } from './app'
import { aPlaylist } from './library'
import { clashes, handOut, next, type Step } from './shuffle-steps'

/** What a shuffle promises, whichever stores are behind the app. */
export function promisesOfTheShuffle(): void {
  describe('GET /playlists/{id}/shuffle/next', () => {
    it('hands out every track once per set, no artist twice in a row, no early repeat', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 40)
      const steps = await handOut(token, playlist, 120)
      for (let set = 0; set < 3; set++) {
        const ids = steps.slice(set * 40, set * 40 + 40).map((step) => step.track.id)
        expect(new Set(ids).size).toBe(40)
        expect(steps[set * 40]).toMatchObject({ turn: set * 40 + 1, set, position: 0, setSize: 40 })
      }
      expect(clashes(steps)).toBe(0)
      const lastSeen = new Map<string, number>()
      for (const { turn, track } of steps) {
        const before = lastSeen.get(track.id)
        if (before !== undefined) expect(turn - before).toBeGreaterThanOrEqual(20)
        lastSeen.set(track.id, turn)
      }
    })

    it('answers the same track for the same `after`, however often it is asked', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 12)
      const [first, second] = await handOut(token, playlist, 2)
      const again = await Promise.all(
        Array.from({ length: 5 }, () => next(token, playlist, `?after=${first!.turn}`)),
      )
      for (const step of again) expect(step).toEqual(second)
    })

    it('gives 64 calls at once 64 different turns', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 50)
      const steps = await Promise.all(Array.from({ length: 64 }, () => next(token, playlist)))
      const turns = steps.map((step) => step.turn).sort((a, b) => a - b)
      expect(turns).toEqual(Array.from({ length: 64 }, (_, index) => index + 1))
    })

    it('refuses a caller that is far ahead, and says where the shuffle stands', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 12)
      await handOut(token, playlist, 3)
      const { status, body } = await call('GET', `/playlists/${playlist}/shuffle/next?after=500`, {
        token,
      })
      expect(status).toBe(409)
      expect(body).toMatchObject({ code: 'turn_out_of_range', turn: 3 })
    })

    it.each(['after=', 'after=0x1', 'after=1e0', 'after=%201', 'after=-1', 'after=4294967296'])(
      'refuses %s, which is no turn',
      async (query) => {
        const { token } = await aUser()
        const playlist = await aPlaylist(token, 3)
        const path = `/playlists/${playlist}/shuffle/next?${query}`
        expect((await call('GET', path, { token })).status).toBe(400)
      },
    )

    it('takes an id in capitals for the same list', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 12)
      const first = await next(token, playlist)
      expect(await next(token, playlist.toUpperCase())).toMatchObject({ turn: first.turn + 1 })
      expect(await next(token, playlist)).toMatchObject({ turn: first.turn + 2 })
    })

    it('answers 404 for somebody else', async () => {
      const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
      const playlist = await aPlaylist(ada.token, 5)
      await next(ada.token, playlist)
      const { status } = await call('GET', `/playlists/${playlist}/shuffle/next`, {
        token: bob.token,
      })
      expect(status).toBe(404)
    })

    it('says that an empty playlist is empty', async () => {
      const { token } = await aUser()
      const { body } = await call('POST', '/playlists', { token, body: { name: 'Empty' } })
      const { id } = body as { id: string }
      const answer = await call('GET', `/playlists/${id}/shuffle/next`, { token })
      expect(answer.status).toBe(409)
      expect(answer.body).toMatchObject({ code: 'empty_playlist' })
    })

    it('plays a list of one track for ever', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 1)
      const steps = await handOut(token, playlist, 5)
      expect(steps.map((step) => step.set)).toEqual([0, 1, 2, 3, 4])
    })
  })

  describe('a shuffle under way', () => {
    it('goes on where it was when Redis forgets everything', async () => {
      const { token, id } = await aUser()
      const playlist = await aPlaylist(token, 30)
      const before = await handOut(token, playlist, 17)
      const { db } = await import('@/db')
      const { settleCheckpoints } = await import('@/lib/services/shuffle/checkpoint')
      await settleCheckpoints()
      await db.windows().take({ userId: id, list: playlist })
      const after = await handOut(token, playlist, 13)
      const set = [...before, ...after]
      expect(set.map((step) => step.turn)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
      expect(new Set(set.map((step) => step.track.id)).size).toBe(30)
    })

    it('drops what is removed, takes in what is added, and keeps the order of the rest', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 30)
      const heard = await handOut(token, playlist, 10)
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

      const rest = await handOut(token, playlist, 19, 10)
      const ids = rest.map((step) => step.track.id)
      expect(new Set([...heard.map((step) => step.track.id), ...ids]).size).toBe(29)
      expect(ids.filter((id) => removed.includes(id))).toEqual([])
      expect(addedIds.every((id) => ids.includes(id))).toBe(true)
      const kept = ids.filter((id) => !addedIds.includes(id))
      expect([...kept].sort()).toEqual(planned.filter((id) => !removed.includes(id)).sort())
      expect(rest.at(-1)).toMatchObject({ turn: 29, set: 0, position: 28, setSize: 29 })
    })

    it('still finds what was handed out after it was removed', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 10)
      const [first] = await handOut(token, playlist, 2)
      await call('DELETE', `/playlists/${playlist}/tracks/${first!.track.id}`, { token })
      const { status, body } = await call('GET', `/playlists/${playlist}/shuffle/previous`, {
        token,
      })
      expect(status).toBe(200)
      expect((body as Step).track.id).toBe(first!.track.id)
    })

    it('does not play again in a set what was heard, removed and put back', async () => {
      const { token } = await aUser()
      const playlist = await aPlaylist(token, 10)
      const heard = await handOut(token, playlist, 4)
      const trackId = heard[1]!.track.id
      await call('DELETE', `/playlists/${playlist}/tracks/${trackId}`, { token })
      await call('POST', `/playlists/${playlist}/tracks/restore`, {
        token,
        body: { trackIds: [trackId] },
      })
      const rest = await handOut(token, playlist, 6, 4)
      expect(rest.map((step) => step.track.id)).not.toContain(trackId)
      expect(rest.at(-1)?.set).toBe(0)
    })
  })
}
