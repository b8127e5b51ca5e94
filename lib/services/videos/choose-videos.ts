import 'server-only'
import { db } from '@/db'
import type { Song } from '@/lib/contract/song'

type ChosenVideo = {
  songId: string
  videoId: string
  /** The playback of the song until now. */
  former: Song['playback'] | undefined
}

/**
 * Sets the user's own videos of songs, each song once. Different videos that were found for them are
 * rejected as the wrong ones.
 */
export async function chooseVideos(userId: string, videos: ChosenVideo[]): Promise<void> {
  const wrong = videos.flatMap(({ songId, videoId, former }) => {
    const isWrong =
      former?.kind === 'youtube' && former.match !== 'yours' && former.videoId !== videoId
    return isWrong ? [{ songId, videoId: former.videoId }] : []
  })
  const chosen = videos.map(({ songId, videoId }) => ({ songId, videoId }))
  await db.transaction(async (tx) => {
    await tx.videoRefusals.addWrong(userId, wrong)
    await tx.videoChoices.setMany(userId, chosen)
  })
}
