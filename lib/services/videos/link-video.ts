import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { Song } from '@/lib/contract/song'
import { requireUser } from '../shared/access'
import { findSong } from '../songs/songs'
import { checkVideoLink } from './check-link'
import { chooseVideos } from './choose-videos'

/**
 * Sets the user's own video for a song. A different video that was found for the song is rejected as
 * the wrong one.
 * @throws AppError `not_found`, `invalid_input`
 */
export async function linkVideo(
  ctx: Context,
  { songId, url }: { songId: string; url: string },
): Promise<Song> {
  const { userId } = requireUser(ctx)
  const { playback } = await findSong(ctx, { songId })
  const videoId = await checkVideoLink(url)
  await chooseVideos(userId, [{ songId, videoId, former: playback }])
  return findSong(ctx, { songId })
}

/**
 * Removes the user's own video for a song.
 * @throws AppError `not_found`
 */
export async function unlinkVideo(ctx: Context, { songId }: { songId: string }): Promise<void> {
  await findSong(ctx, { songId })
  await db.videoChoices.remove(requireUser(ctx).userId, songId)
}
