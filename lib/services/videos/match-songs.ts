import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { db, type VideoTarget } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf, ResultOf } from '@/lib/contract/contract'
import type { Song } from '@/lib/contract/song'
import type { videos } from '@/lib/contract/videos'
import { requireUser } from '../shared/access'
import { presentSong } from '../shared/present'
import { songsNotFound } from '../shared/songs-not-found'
import { findMatch, type SearchOutcome } from './find-match'
import { isBlockedIn } from './region'

type SongMatch = ResultOf<typeof videos.match>['data'][number]

/** The deadline of a call. A search that is running continues, and a later call returns its result. */
const MAX_WAIT_MS = 12_000
const RETRY_AFTER_MS = 1_000

/**
 * Finds a video for each song that has no audio and no video yet, in the given order.
 * @throws AppError `song_not_found`
 */
export async function matchSongs(
  ctx: Context,
  { songIds, region }: InputOf<typeof videos.match>,
): Promise<ResultOf<typeof videos.match>> {
  const { userId } = requireUser(ctx)
  const distinct = [...new Set(songIds)]
  const targets = await findTargets(userId, distinct)
  const data: SongMatch[] = []
  const until = performance.now() + MAX_WAIT_MS
  // In sequence, because the first song is the one that plays next.
  for (const target of targets) data.push(await matchOne(ctx, target, { region, until }))
  return { data }
}

async function findTargets(userId: string, songIds: string[]): Promise<VideoTarget[]> {
  const rows = await db.videoMatches.listTargets(userId, songIds)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const missing = songIds.filter((id) => !byId.has(id))
  if (missing.length > 0) throw songsNotFound(missing)
  return songIds.flatMap((id) => byId.get(id) ?? [])
}

async function matchOne(
  ctx: Context,
  target: VideoTarget,
  { region, until }: { region?: string; until: number },
): Promise<SongMatch> {
  const { userId } = requireUser(ctx)
  const before = await findPlayback(userId, target, region)
  if (before.kind !== 'none') return presentMatch(target, 'ready', before)
  const outcome = await withDeadline(until, () => findMatch(ctx, target, { region }))
  const [after] = await db.videoMatches.listTargets(userId, [target.id])
  const playback = after ? await findPlayback(userId, after, region) : before
  if (playback.kind !== 'none') return presentMatch(target, 'ready', playback)
  if (outcome.state === 'waiting') return presentMatch(target, 'waiting', playback, outcome.until)
  return presentMatch(
    target,
    outcome.state === 'searched' ? 'nothing_found' : 'not_configured',
    playback,
  )
}

async function withDeadline(
  until: number,
  find: () => Promise<SearchOutcome>,
): Promise<SearchOutcome> {
  const leftMs = until - performance.now()
  const found =
    leftMs > 0 ? await Promise.race([find(), pause(leftMs, null, { ref: false })]) : null
  return found ?? { state: 'waiting', until: new Date(Date.now() + RETRY_AFTER_MS) }
}

const presentMatch = (
  { id }: VideoTarget,
  state: SongMatch['state'],
  playback: Song['playback'],
  until: Date | null = null,
): SongMatch => ({ songId: id, state, playback, until: until?.toISOString() ?? null })

/** Returns the playback of a song in a country: if its video is blocked there, the best that is not. */
async function findPlayback(
  userId: string,
  target: VideoTarget,
  region?: string,
): Promise<Song['playback']> {
  const { playback } = presentSong(target)
  if (playback.kind !== 'youtube' || region === undefined) return playback
  if (playback.match === 'yours') return playback
  const video = await db.videos.find(playback.videoId)
  // Without a key of the server, a video that MusicBrainz links has no details.
  if (!video || !isBlockedIn(video, region)) return playback
  const candidates = await db.videoMatches.listCandidates(userId, target.id)
  const found = candidates.find((video) => !video.isRefused && !isBlockedIn(video, region))
  if (!found) return presentSong({ ...target, video: null }).playback
  return { kind: 'youtube', videoId: found.id, match: found.isSure ? 'sure' : 'unsure' }
}
