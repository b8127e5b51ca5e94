import { beforeAll, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aLargePlaylist } from '@/tests/support/large-list'
import { measureLongestTurn } from '@/tests/support/longest-turn'
import { requestNext } from '@/tests/support/shuffle-steps'
import { heldSongs } from '@/tests/support/songs'

withApp()

const COUNT = 3_000
/** Of processor time; `npm run bench:stalls` compares with the target, on an idle machine. */
const MAX_STALL_MS = 250

type Listener = { id: string; token: string; playlist: string; songIds: string[] }
let listener: Listener

beforeAll(async () => {
  const { token, id } = await aUser()
  const playlist = await aLargePlaylist(id, COUNT)
  const songIds = await heldSongs(id, [{ title: 'New', artists: ['Somebody new'] }])
  await requestNext(token, playlist)
  listener = { id, token, playlist, songIds }
}, 600_000)

describe('a long playlist with a running shuffle', () => {
  it('does not block others while it changes or is exported', async () => {
    const { token, playlist, songIds } = listener
    const path = `/playlists/${playlist}/tracks`
    const add = async (position?: number) => {
      const { body } = await call('POST', path, { token, body: { songIds, position } })
      return (body as { data: { id: string }[] }).data.map((track) => track.id)
    }
    let trackIds: string[] = []
    const works: [string, () => Promise<unknown>][] = [
      [
        'add',
        async () => {
          trackIds = await add()
        },
      ],
      ['add again', () => add()],
      ['add in the middle', () => add(COUNT / 2)],
      ['add near the end', () => add(COUNT - 5)],
      [
        'exclude',
        () => call('PATCH', `${path}/${trackIds[0]}`, { token, body: { excluded: true } }),
      ],
      ['move', () => call('PATCH', `${path}/${trackIds[0]}`, { token, body: { position: 7 } })],
      ['remove', () => call('DELETE', `${path}/${trackIds[0]}`, { token })],
      ['restore', () => call('POST', `${path}/restore`, { token, body: { trackIds } })],
      ['like', () => call('PUT', `/me/liked/${songIds[0]}`, { token })],
      ['export json', () => call('GET', `/playlists/${playlist}/export?format=json`, { token })],
      [
        'export shuffled',
        () => call('GET', `/playlists/${playlist}/export?order=shuffle`, { token }),
      ],
      [
        'exports',
        () =>
          Promise.all(
            Array.from({ length: 3 }, () =>
              call('GET', `/playlists/${playlist}/export?format=xspf`, { token }),
            ),
          ),
      ],
      ['state', () => call('GET', `/playlists/${playlist}/shuffle`, { token })],
      ['next', () => requestNext(token, playlist)],
      ['start', () => call('POST', `/playlists/${playlist}/shuffle`, { token, body: {} })],
    ]
    for (const [name, work] of works) {
      const longest = await measureLongestTurn(work)
      expect.soft(longest, name).toBeLessThan(MAX_STALL_MS)
    }
  }, 600_000)

  it('is shuffled whole', async () => {
    const { token, playlist } = listener
    await call('POST', `/playlists/${playlist}/shuffle`, { token, body: {} })
    const { body } = await call('GET', `/playlists/${playlist}/shuffle/order`, { token })
    const { trackIds } = body as { trackIds: string[] }
    const { db } = await import('@/db')
    const count = await db.shuffleEntries.count({ userId: listener.id, list: playlist })
    expect(trackIds).toHaveLength(count)
    expect(new Set(trackIds).size).toBe(count)
  })
})
