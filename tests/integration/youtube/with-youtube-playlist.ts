import { afterEach, beforeEach, expect } from 'vitest'
import type { ShownSong } from '@/tests/integration/videos/songs-and-videos'
import { aUser, call, withApp } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import { aFakeVideo } from '@/tests/support/youtube/catalogue'
import { FakeYoutube } from '@/tests/support/youtube/fake-youtube'

type Shown = { title: string; artists: { name: string }[] } & ShownSong

/**
 * Runs the app with a fake YouTube of 130 videos and a private one (500), and creates the user of the
 * test. `user` and the id of their playlist are set in tests only.
 */
export function withYoutubePlaylist() {
  const youtube = new FakeYoutube()
  const user = { token: '', playlistId: '' }
  let runs = 0

  withApp(async (onEnd) => {
    onEnd(() => youtube.stop())
    return youtube.start()
  })
  beforeEach(async () => {
    user.token = (await aUser()).token
    user.playlistId = `PLtest${++runs}`
    youtube.reset()
    youtube.add(
      ...Array.from({ length: 130 }, (_, at) =>
        aFakeVideo(at, {
          title: `Band ${at % 7} - Tune ${at} (Official Video)`,
          seconds: 150 + at,
        }),
      ),
      aFakeVideo(500, { privacy: 'private' }),
    )
  })
  afterEach(() => expect(youtube.faults, 'invalid requests to YouTube').toEqual([]))

  const link = () => `https://www.youtube.com/playlist?list=${user.playlistId}`
  const startImport = (url = link()) =>
    call('POST', '/youtube/import', { token: user.token, body: { url } })

  async function runImport() {
    const { status, body } = await startImport()
    if (status !== 202) throw new Error(JSON.stringify(body))
    return importEnded(user.token, (body as { id: string }).id)
  }

  async function listSongs(id: string): Promise<Shown[]> {
    const path = `/playlists/${id}/tracks?limit=500`
    const { body } = await call('GET', path, { token: user.token })
    const { data, nextCursor } = body as { data: { song: Shown }[]; nextCursor: string | null }
    expect(nextCursor).toBeNull()
    return data.map(({ song }) => song)
  }

  return {
    youtube,
    user,
    /** Sets the videos of the playlist. */
    aPlaylist: (videoIds: string[]) =>
      youtube.playlists.set(user.playlistId, { id: user.playlistId, title: 'Evening', videoIds }),
    link,
    startImport,
    runImport,
    listSongs,
  }
}
