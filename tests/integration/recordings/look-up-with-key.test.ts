import { beforeAll, beforeEach, expect, it } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import { FakeMusicBrainz } from '@/tests/support/musicbrainz/fake-musicbrainz'
import { aFakeVideo, aVideoId } from '@/tests/support/youtube/catalogue'
import { FakeYoutube } from '@/tests/support/youtube/fake-youtube'
import { importSongs, lookUp, songsByTitle, unscheduleLookUps } from './isrc-songs'

const LINKED = 'SEABC2600017'

const musicBrainz = new FakeMusicBrainz()
const youtube = new FakeYoutube()
withApp(async (onEnd) => {
  onEnd(
    () => youtube.stop(),
    () => musicBrainz.stop(),
  )
  return { ...(await youtube.start()), ...(await musicBrainz.start()) }
})
beforeAll(unscheduleLookUps)
beforeEach(() => void musicBrainz.replies.set(LINKED, 'linked'))

it('a linked video is checked by its details: it must fit the length of the recording', async () => {
  const { token } = await aUser()
  youtube.add(aFakeVideo(1, { seconds: 400 }), aFakeVideo(2, { isMadeForKids: true }))
  await importSongs(token, [{ title: 'Lights', isrc: LINKED }])
  expect(await lookUp()).toEqual({ lookedUp: 1, videos: 1, lengths: 1 })
  expect((await songsByTitle(token)).get('Lights')?.playback.videoId).toBe(aVideoId(2))
  const { db } = await import('@/db')
  expect(await db.videos.find(aVideoId(2))).toMatchObject({ isMadeForKids: true })
  expect(youtube.calls.map(({ what }) => what)).toEqual(['videos', 'oembed'])
})
