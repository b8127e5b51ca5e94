import 'server-only'
import { db, type VideoRefusalReason } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { Song } from '@/lib/contract/songs'
import type { videos } from '@/lib/contract/videos'
import { InvalidInputError } from '@/lib/errors'
import { compareLengths } from '@/lib/matching/length'
import { requireUser } from '../shared/access'
import { findSong } from '../songs/songs'

/** So many accounts must meet an error before the rest is spared the video. */
const FAILED_FOR = 3

/**
 * Takes a video out of what plays a song for this user, and answers the song with what plays it
 * now. One user's word counts for that user: for all others YouTube is asked, or it takes several.
 * A video that was never offered for the song changes nothing. Throws `not_found`, and
 * `invalid_input` for a length that fits.
 */
export async function reportFailure(
  ctx: Context,
  { songId, videoId, code, durationMs, region }: InputOf<typeof videos.fail>,
): Promise<Song> {
  const { userId } = requireUser(ctx)
  const song = await findSong(ctx, { songId })
  if (!(await isOffered(userId, song, videoId))) return song
  const reason = code === undefined ? lengthReason(song, durationMs!) : asReason(code)
  await db.videoRefusals.upsert({ userId, songId, videoId, reason, region: region ?? null })
  if (typeof code === 'number') await db.videos.markSuspect(videoId, FAILED_FOR)
  return findSong(ctx, { songId })
}

async function isOffered(userId: string, { id, playback }: Song, videoId: string) {
  if (playback.kind === 'youtube' && playback.videoId === videoId) return true
  const candidates = await db.videoMatches.listCandidates(userId, id)
  return candidates.some((video) => video.id === videoId)
}

const asReason = (code: number | 'wrong_song') => String(code) as VideoRefusalReason

function lengthReason(song: Song, readMs: number): VideoRefusalReason {
  if (compareLengths(song.durationMs, readMs) === 'none') return 'wrong_length'
  throw new InvalidInputError([
    { path: 'durationMs', message: 'Fits the song: nothing is wrong with the video.' },
  ])
}
