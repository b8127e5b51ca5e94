import { type SQL, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import { aFakeVideo, aVideoId } from '@/tests/support/youtube/catalogue'
import { FakeYoutube } from '@/tests/support/youtube/fake-youtube'
import { someSongs } from './songs-and-videos'

/** Runs a statement in the database of the test. */
export async function runSql(statement: SQL): Promise<void> {
  const { db } = await import('@/db')
  await db.describe().postgres.drizzle.execute(statement)
}

/** Lets the details of all videos become older. */
export const age = (days: number): Promise<void> =>
  runSql(sql`update videos set checked_at = now() - make_interval(days => ${days})`)

/**
 * Runs the app with a fake YouTube, which is empty before each test, and creates the user of the test.
 * `user` is set in tests only.
 */
export function withVideos() {
  const youtube = new FakeYoutube()
  const user = { token: '' }
  let number = 0

  withApp(async (onEnd) => {
    onEnd(() => youtube.stop())
    return youtube.start()
  })
  beforeEach(async () => {
    user.token = (await aUser()).token
    youtube.videos.clear()
    youtube.reset()
    await runSql(sql`delete from search_days`)
  })
  afterEach(() => expect(youtube.faults, 'requests YouTube would refuse').toEqual([]))

  /** A new title, because all users share searches. */
  const aTitle = () => `Harbour ${++number} Lights`

  /** A song with an official, a fan and a live video, which were not searched for yet. */
  async function aSong() {
    const title = aTitle()
    const [song] = await someSongs(user.token, [title])
    const at = number * 10
    youtube.add(
      aFakeVideo(at, { title: `Ana Rain - ${title} (Live)`, channel: 'Ana Rain' }),
      aFakeVideo(at + 1, { title: `Ana Rain - ${title} (Lyrics)`, channel: 'Fan', seconds: 182 }),
      aFakeVideo(at + 2, { title, channel: 'Ana Rain - Topic', isMadeForKids: true }),
      aFakeVideo(at + 3, { title: `${title} by Ana Rain`, channel: 'Another fan', seconds: 191 }),
    )
    return {
      song: song!,
      live: aVideoId(at),
      fan: aVideoId(at + 1),
      album: aVideoId(at + 2),
      off: aVideoId(at + 3),
    }
  }

  return { youtube, user, aTitle, aSong }
}
