import 'server-only'
import { db, type VideoRefusalReason } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { Song } from '@/lib/contract/song'
import type { videos } from '@/lib/contract/videos'
import { InvalidInputError } from '@/lib/errors'
import { compareLengths } from '@/lib/matching/length'
import { requireUser } from '../shared/access'
import { findSong } from '../songs/songs'

/** After reports of this many users, the video is checked at YouTube, or hidden from all. */
const MIN_REPORTING_USERS = 3

/**
 * Hides a video of a song from this user, and returns the song with its next video. A report affects
 * other users only if YouTube confirms it, or if several users report an error. A video that was not
 * offered for the song changes nothing.
 * @throws AppError `not_found`; `invalid_input` for a length that fits the song
 */
export async function reportFailure(
  ctx: Context,
  { songId, videoId, code, durationMs, region }: InputOf<typeof videos.fail>,
): Promise<Song> {
  const { userId } = requireUser(ctx)
  const song = await findSong(ctx, { songId })
  if (!(await isOffered(userId, song, videoId))) return song
  const reason = code === undefined ? findLengthReason(song, durationMs!) : toReason(code)
  await db.videoRefusals.upsert({ userId, songId, videoId, reason, region: region ?? null })
  if (typeof code === 'number') await db.videos.markSuspect(videoId, MIN_REPORTING_USERS)
  return findSong(ctx, { songId })
}

async function isOffered(userId: string, { id, playback }: Song, videoId: string) {
  if (playback.kind === 'youtube' && playback.videoId === videoId) return true
  const candidates = await db.videoMatches.listCandidates(userId, id)
  return candidates.some((video) => video.id === videoId)
}

const toReason = (code: number | 'wrong_song') => String(code) as VideoRefusalReason

function findLengthReason(song: Song, readMs: number): VideoRefusalReason {
  if (compareLengths(song.durationMs, readMs) === 'none') return 'wrong_length'
  throw new InvalidInputError([
    { path: 'durationMs', code: 'invalid_value', message: 'Fits the length of the song.' },
  ])
}
