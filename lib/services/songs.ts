import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { Song } from '@/lib/contract/songs'
import { InvalidInputError, NotFoundError } from '@/lib/errors'
import { youtubeVideoId } from '@/lib/importers/youtube-link'
import { signedIn } from './access'
import { presentSong } from './present'

/** One song. Throws `not_found`. */
export async function findSong(ctx: Context, { songId }: { songId: string }): Promise<Song> {
  const song = await db.songs.find(signedIn(ctx).userId, songId)
  if (!song) throw new NotFoundError('Song', songId)
  return presentSong(song)
}

/** Sets the user's own video for a song from a link. Throws `not_found`, `invalid_input`. */
export async function linkVideo(
  ctx: Context,
  { songId, url }: { songId: string; url: string },
): Promise<Song> {
  const { userId } = signedIn(ctx)
  const videoId = youtubeVideoId(url)
  if (!videoId) {
    throw new InvalidInputError([{ path: 'url', message: 'Must be a link to a YouTube video.' }])
  }
  await findSong(ctx, { songId })
  await db.songs.chooseVideo(userId, songId, videoId)
  return findSong(ctx, { songId })
}

/** Forgets the user's own video for a song. Throws `not_found`. */
export async function unlinkVideo(ctx: Context, { songId }: { songId: string }): Promise<void> {
  await findSong(ctx, { songId })
  await db.songs.forgetVideo(signedIn(ctx).userId, songId)
}
