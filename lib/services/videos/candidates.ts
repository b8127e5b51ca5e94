import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf, ResultOf } from '@/lib/contract/contract'
import type { videos } from '@/lib/contract/videos'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { createSearchUrl, presentSong } from '../shared/present'
import { findMatch } from './find-match'
import { isBlockedIn } from './region'

/**
 * Lists the videos that can play a song, the best first. Searches for them if that was not done yet.
 * @throws AppError `not_found`
 */
export async function listCandidates(
  ctx: Context,
  { songId, region }: InputOf<typeof videos.candidates>,
): Promise<ResultOf<typeof videos.candidates>> {
  const { userId } = requireUser(ctx)
  const [target] = await db.videoMatches.listTargets(userId, [songId])
  if (!target) throw new NotFoundError('Song', songId)
  const outcome = await findMatch(ctx, target, { region })
  const rows = await db.videoMatches.listCandidates(userId, songId)
  const [song] = await db.videoMatches.listTargets(userId, [songId])
  const { playback } = presentSong(song ?? target)
  const played = playback.kind === 'youtube' ? playback.videoId : null
  return {
    data: rows.map(({ id, allowedIn, blockedIn, ...video }) => ({
      videoId: id,
      title: video.title,
      channel: video.channel,
      durationMs: video.durationMs,
      differenceMs:
        video.durationMs === null || target.durationMs === null
          ? null
          : video.durationMs - target.durationMs,
      isSure: video.isSure,
      reasons: video.reasons,
      isMadeForKids: video.isMadeForKids,
      isBlockedHere: isBlockedIn({ allowedIn, blockedIn }, region),
      isRefused: video.isRefused,
      isPlayed: id === played,
    })),
    state: toState(outcome.state, rows.length > 0),
    until: outcome.until?.toISOString() ?? null,
    searchUrl: createSearchUrl(target),
  }
}

function toState(state: 'searched' | 'waiting' | 'not_configured', hasAny: boolean) {
  if (hasAny) return 'ready'
  return state === 'searched' ? 'nothing_found' : state
}
