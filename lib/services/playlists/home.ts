import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import { requireUser } from '../shared/access'

/** A list on the home page. */
export type HomeList = {
  /** The id of a playlist, `liked` or `library`. */
  id: string
  name: string
  trackCount: number
  totalDurationMs: number
  /** The main artists in list order for the cover, at most 96. */
  artists: string[]
  /** The progress of the running set in tracks; null if no set is running. */
  progress: { played: number; size: number } | null
}

const BUILT_IN_NAMES: Record<string, string> = { liked: 'Liked songs', library: 'Your songs' }
const DEFAULT_LIMIT = 12

/**
 * Returns the lists with a running set, the last played first, and at most `limit` other playlists,
 * the last changed first.
 */
export async function findHome(
  ctx: Context,
  { limit = DEFAULT_LIMIT }: { limit?: number } = {},
): Promise<{ running: HomeList[]; others: HomeList[] }> {
  const { userId } = requireUser(ctx)
  const [playlists, own] = await Promise.all([
    db.home.listPlaylists(userId, limit),
    db.home.listOwnLists(userId),
  ])
  const lists = [...playlists, ...own].map(({ list, played, size, name, ...rest }) => ({
    id: list,
    name: name ?? BUILT_IN_NAMES[list] ?? '',
    ...rest,
    progress: played === null || size === null ? null : { played, size },
  }))
  return {
    running: lists.filter(({ progress }) => progress !== null),
    others: lists.filter(({ progress }) => progress === null),
  }
}
