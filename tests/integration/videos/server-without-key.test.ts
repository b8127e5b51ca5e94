import { beforeEach, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { csvOf, importFile } from '@/tests/support/library'
import { aFakeVideo } from '@/tests/support/youtube/catalogue'
import { FakeYoutube } from '@/tests/support/youtube/fake-youtube'
import { budget, candidates, match } from './songs-and-videos'

const KEY = 'AIzaSyKeyOfTheOnlyUserWithOne'

const youtube = new FakeYoutube()
withApp(async (onEnd) => {
  onEnd(() => youtube.stop())
  return { ...(await youtube.start()), YOUTUBE_API_KEY: '' }
})
beforeEach(() => {
  youtube.reset()
  youtube.userKeys.set(KEY, null)
})

/** A user with a playlist of two songs that have no recording. */
async function aListener(name: string) {
  const { token } = await aUser(name)
  const title = `Lantern ${crypto.randomUUID()}`
  const rows = [title, `${title} again`].map((one) => ({ title: one, artist: 'Ana', minutes: 3 }))
  const { playlists } = await importFile(token, csvOf(rows))
  const list = `/playlists/${playlists[0]!.id}`
  const { body } = await call('GET', `${list}/tracks`, { token })
  const [track] = (body as { data: { song: { id: string } }[] }).data
  return { token, title, list, song: track!.song.id }
}

const next = (token: string, list: string) =>
  call('GET', `${list}/shuffle/next?playable=true`, { token })

it('songs may be searched for by users with a key of their own, and by no other user', async () => {
  const [ada, bob] = [await aListener('ada'), await aListener('bob')]
  expect((await next(ada.token, ada.list)).body).toMatchObject({ code: 'nothing_playable' })
  await call('PUT', '/me/connections/youtube', { token: ada.token, body: { key: KEY } })
  youtube.add(aFakeVideo(1, { title: ada.title, channel: 'Ana - Topic' }))

  expect((await next(ada.token, ada.list)).status).toBe(200)
  expect((await next(bob.token, bob.list)).body).toMatchObject({ code: 'nothing_playable' })
  expect(await budget(ada.token)).toMatchObject({ isConfigured: true, usesOwnKey: true })
  expect(await budget(bob.token)).toMatchObject({ isConfigured: false, usesOwnKey: false })
  expect((await match(ada.token, [ada.song]))[0]?.state).toBe('ready')
  expect((await match(bob.token, [bob.song]))[0]?.state).toBe('not_configured')
  expect((await candidates(bob.token, bob.song)).state).toBe('not_configured')
})

it('a key that YouTube rejects makes no song playable', async () => {
  const ada = await aListener('ada')
  await call('PUT', '/me/connections/youtube', { token: ada.token, body: { key: KEY } })
  youtube.userKeys.set(KEY, 'key')
  expect((await match(ada.token, [ada.song]))[0]?.state).toBe('waiting')
  expect((await next(ada.token, ada.list)).body).toMatchObject({ code: 'nothing_playable' })
  expect((await match(ada.token, [ada.song]))[0]?.state).toBe('not_configured')
})
