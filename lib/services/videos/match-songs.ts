import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { db, type VideoTarget } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf, ResultOf } from '@/lib/contract/contract'
import type { Song } from '@/lib/contract/songs'
import type { videos } from '@/lib/contract/videos'
import { requireUser } from '../shared/access'
import { presentSong } from '../shared/present'
import { songsNotFound } from '../shared/songs-not-found'
import { findMatch, type Outcome } from './find-match'
import { isBlockedIn } from './region'

type Answer = ResultOf<typeof videos.match>['data'][number]

/** Nobody is kept longer, whoever searches; what is under way goes on and is there the next time. */
const WAIT_MOST_MS = 12_000
const COME_BACK_MS = 1_000

/**
 * Finds what plays each of the songs, in their order. Those that have it already cost nothing.
 * Throws `song_not_found`.
 */
export async function matchSongs(
  ctx: Context,
  { songIds, region }: InputOf<typeof videos.match>,
): Promise<ResultOf<typeof videos.match>> {
  const { userId } = requireUser(ctx)
  const wanted = [...new Set(songIds)]
  const targets = await targetsOf(userId, wanted)
  const data: Answer[] = []
  const until = performance.now() + WAIT_MOST_MS
  // One after another: the first is the one that plays next.
  for (const id of wanted) data.push(await matchOne(ctx, targets.get(id)!, { region, until }))
  return { data }
}

async function targetsOf(userId: string, songIds: string[]): Promise<Map<string, VideoTarget>> {
  const rows = await db.videoMatches.listTargets(userId, songIds)
  const found = new Map(rows.map((row) => [row.id, row]))
  const missing = songIds.filter((id) => !found.has(id))
  if (missing.length === 0) return found
  throw songsNotFound(missing)
}

async function matchOne(
  ctx: Context,
  target: VideoTarget,
  { region, until }: { region?: string; until: number },
): Promise<Answer> {
  const { userId } = requireUser(ctx)
  const before = await playbackIn(userId, target, region)
  if (before.kind !== 'none') return answer(target, 'ready', before)
  const outcome = await inTime(until, () => findMatch(ctx, target, { region }))
  const [after] = await db.videoMatches.listTargets(userId, [target.id])
  const playback = after ? await playbackIn(userId, after, region) : before
  if (playback.kind !== 'none') return answer(target, 'ready', playback)
  if (outcome.state === 'waiting') return answer(target, 'waiting', playback, outcome.until)
  return answer(target, outcome.state === 'searched' ? 'nothing_found' : 'not_configured', playback)
}

async function inTime(until: number, find: () => Promise<Outcome>): Promise<Outcome> {
  const leftMs = until - performance.now()
  const found =
    leftMs > 0 ? await Promise.race([find(), pause(leftMs, null, { ref: false })]) : null
  return found ?? { state: 'waiting', until: new Date(Date.now() + COME_BACK_MS) }
}

const answer = (
  { id }: VideoTarget,
  state: Answer['state'],
  playback: Song['playback'],
  until: Date | null = null,
): Answer => ({ songId: id, state, playback, until: until?.toISOString() ?? null })

/** What plays a song in a country: where its video is blocked there, the best match that is not. */
async function playbackIn(
  userId: string,
  target: VideoTarget,
  region?: string,
): Promise<Song['playback']> {
  const { playback } = presentSong(target)
  if (playback.kind !== 'youtube' || region === undefined) return playback
  if (playback.match === 'yours') return playback
  if (playback.match === 'source') {
    const video = await db.videos.find(playback.videoId)
    if (video && !isBlockedIn(video, region)) return playback
  }
  const candidates = await db.videoMatches.listCandidates(userId, target.id)
  const found = candidates.find((video) => !video.isRefused && !isBlockedIn(video, region))
  if (!found) return presentSong({ ...target, video: null }).playback
  return { kind: 'youtube', videoId: found.id, match: found.isSure ? 'sure' : 'unsure' }
}
