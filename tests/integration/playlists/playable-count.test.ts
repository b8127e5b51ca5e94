import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { giveAudio } from '@/tests/support/give-audio'
import { aPlaylist } from '@/tests/support/library'

withApp()

type Body = { playableCount: number | null; data: { playableCount: null }[] }

const read = async (token: string, path: string) =>
  (await call('GET', path, { token })).body as Body

it('counts the tracks of a playlist and the liked songs that have a recording', async () => {
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
  expect((await read(ada.token, '/playlists')).data).toMatchObject([{ playableCount: null }])
  const { db } = await import('@/db')
  expect(await db.playableCounts.countInPlaylist(bob.id, playlist), 'of another user').toBe(0)
  expect(await db.playableCounts.countLiked(ada.id, 3)).toBe(1)
  expect(await db.playableCounts.countLiked(ada.id, 2), 'too many to count').toBeNull()
})
