import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import { requireUser } from '../shared/access'

/** The distinct artists of a list, and for each track the index of its artist. */
export type ListRibbon = { artists: string[]; order: number[] }

/** Returns the ribbon of the liked songs, the latest first; small enough to send for 10,000 songs. */
export async function findLikedRibbon(ctx: Context): Promise<ListRibbon> {
  const tracks = await db.home.listLikedArtists(requireUser(ctx).userId)
  const indices = new Map<string, number>()
  const order = tracks.map((artist, position) => {
    const key = artist ?? `none:${position}`
    const index = indices.get(key) ?? indices.size
    indices.set(key, index)
    return index
  })
  return { artists: [...indices.keys()], order }
}
