import { expect, it } from 'vitest'
import type { Song } from '@/lib/contract/song'
import { aUser, call, withApp } from '@/tests/support/app'

withApp()

const songsOf = async (token: string) =>
  ((await call('GET', '/songs?limit=100', { token })).body as { data: Song[] }).data

it('adds the demo to an empty library, once, as songs of the user', async () => {
  const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
  expect((await call('POST', '/me/demo', { token: ada.token })).status).toBe(204)
  const songs = await songsOf(ada.token)
  expect(songs).toHaveLength(24)
  expect(songs.every(({ playback }) => playback.kind === 'audio')).toBe(true)
  const lists = await call('GET', '/playlists', { token: ada.token })
  expect((lists.body as { data: unknown[] }).data).toHaveLength(3)
  expect((await call('POST', '/me/demo', { token: ada.token })).status).toBe(409)
  expect(await songsOf(ada.token)).toHaveLength(24)
  expect(await songsOf(bob.token)).toEqual([])
})
