import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { Song } from '@/lib/contract/song'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { presentSong } from '../shared/present'

/**
 * Finds a song.
 * @throws AppError `not_found`
 */
export async function findSong(ctx: Context, { songId }: { songId: string }): Promise<Song> {
  const song = await db.songs.find(requireUser(ctx).userId, songId)
  if (!song) throw new NotFoundError('Song', songId)
  return presentSong(song)
}
