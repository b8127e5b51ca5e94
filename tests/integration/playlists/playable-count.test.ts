import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { giveAudio } from '@/tests/support/give-audio'
import { aPlaylist } from '@/tests/support/library'

withApp()

type Body = { playableCount: number | null; data: { playableCount: number }[] }

const read = async (token: string, path: string) =>
  (await call('GET', path, { token })).body as Body

it('counts the tracks of each list that have a recording', async () => {
  const [ada, bob] = [await aUser('ada'), await aUser('bob')]
  const playlist = await aPlaylist(ada.token, 5)
  await aPlaylist(bob.token, 5)
  const { body } = await call('GET', '/songs?limit=5', { token: ada.token })
  const ids = (body as { data: { id: string }[] }).data.map(({ id }) => id)
  for (const id of ids.slice(0, 3)) await call('PUT', `/me/liked/${id}`, { token: ada.token })
  expect(await read(ada.token, `/playlists/${playlist}`)).toMatchObject({ playableCount: 0 })

  await giveAudio([ids[0]!, ids[4]!])
  // A change of the library makes cached reads invalid.
  await call('PATCH', `/playlists/${playlist}`, { token: ada.token, body: { name: 'Renamed' } })
  expect(await read(ada.token, `/playlists/${playlist}`)).toMatchObject({ playableCount: 2 })
  expect((await read(ada.token, '/playlists')).data).toMatchObject([{ playableCount: 2 }])
  expect(await read(ada.token, '/me/liked')).toMatchObject({ playableCount: 1 })
  expect((await read(bob.token, '/playlists')).data).toMatchObject([{ playableCount: 0 }])
})

it('counts the liked songs with the first page only, up to a maximum', async () => {
  const { token, id: userId } = await aUser()
  await aPlaylist(token, 3)
  const { body } = await call('GET', '/songs?limit=3', { token })
  for (const { id } of (body as { data: { id: string }[] }).data) {
    await call('PUT', `/me/liked/${id}`, { token })
  }
  const first = (await call('GET', '/me/liked?limit=2', { token })).body as Body & {
    nextCursor: string
  }
  expect(first.playableCount).toBe(0)
  const path = `/me/liked?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`
  expect((await read(token, path)).playableCount).toBeNull()
  const { db } = await import('@/db')
  expect(await db.playableCounts.countLiked(userId, 3)).toBe(0)
  expect(await db.playableCounts.countLiked(userId, 2), 'too many to count').toBeNull()
})
