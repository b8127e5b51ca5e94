import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import { requireUser } from '../shared/access'

/** A list on the home page. */
export type HomeList = {
  /** A playlist's id, `liked` or `library`. */
  id: string
  name: string
  trackCount: number
  totalDurationMs: number
  /** Main artists in list order, at most 96: what its cover is woven from. */
  artists: string[]
  /** How far its running set is: `played` of `size` tracks were handed out. */
  progress: { played: number; size: number } | null
}

const OWN_NAMES: Record<string, string> = { liked: 'Liked songs', library: 'Your songs' }
const LIMIT = 12

/** Lists to go on with, the one heard last first, and at most `limit` other playlists, the one changed last first. */
export async function findHome(
  ctx: Context,
  { limit = LIMIT }: { limit?: number } = {},
): Promise<{ running: HomeList[]; others: HomeList[] }> {
  const { userId } = requireUser(ctx)
  const [playlists, own] = await Promise.all([
    db.home.listPlaylists(userId, limit),
    db.home.listOwnLists(userId),
  ])
  const lists = [...playlists, ...own].map(({ list, played, size, name, ...rest }) => ({
    id: list,
    name: name ?? OWN_NAMES[list] ?? '',
    ...rest,
    progress: played === null || size === null ? null : { played, size },
  }))
  return {
    running: lists.filter(({ progress }) => progress !== null),
    others: lists.filter(({ progress }) => progress === null),
  }
}
