import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aUser } from '@/tests/support/app'
import { aFakeVideo } from '@/tests/support/youtube/catalogue'
import { candidates, fail, match, someSongs, songNow } from './songs-and-videos'
import { age, runSql, withVideos } from './with-videos'

const { youtube, user, aSong } = withVideos()

describe('cached details of videos', () => {
  const refresh = async () => (await import('@/lib/services/videos/refresh')).refreshVideos()

  it('are updated before 30 days have passed, 50 at once', async () => {
    await age(40)
    await refresh()
    const { song, album, fan } = await aSong()
    await match(user.token, [song.id])
    const many = Array.from({ length: 120 }, (_, at) => aFakeVideo(70_000 + at))
    youtube.add(...many)
    await runSql(sql`insert into videos (id, title, channel, is_embeddable, is_made_for_kids)
      select 'vid' || lpad((70000 + i)::text, 8, '0'), 'x', 'y', true, false
      from generate_series(0, 119) i`)
    await age(26)
    youtube.videos.delete(album)
    youtube.reset()
    const { checked, removed } = await refresh()
    expect(checked).toBe(123)
    expect(removed).toBe(1)
    expect(youtube.countCalls('videos')).toBe(3)
    expect((await songNow(user.token, song.id)).playback.videoId).toBe(fan)
  })

  it('are neither used nor kept after 30 days', async () => {
    const { song } = await aSong()
    await match(user.token, [song.id])
    await age(31)
    expect((await songNow(user.token, song.id)).playback.kind).toBe('none')
    youtube.mode = 'key'
    expect((await refresh()).removed).toBeGreaterThan(0)
    expect((await candidates(user.token, song.id)).data).toEqual([])
  })

  it('are updated soon after a failure', async () => {
    const { song, album } = await aSong()
    await match(user.token, [song.id])
    await fail(user.token, song.id, { videoId: album, code: 101 })
    youtube.videos.get(album)!.isEmbeddable = false
    await refresh()
    const other = (await aUser('bob')).token
    const [own] = await someSongs(other, [song.title])
    expect(own?.playback.videoId).toBeDefined()
    expect(own?.playback.videoId).not.toBe(album)
  })
})
