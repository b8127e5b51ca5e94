import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import { requireUser } from '../shared/access'

/** The artists of a list, each once, and for each track the place of its artist among them. */
export type ListRibbon = { artists: string[]; order: number[] }

/** The ribbon of the liked songs, the latest first: small enough to send for 10,000 of them. */
export async function findLikedRibbon(ctx: Context): Promise<ListRibbon> {
  const tracks = await db.home.listLikedArtists(requireUser(ctx).userId)
  const places = new Map<string, number>()
  const order = tracks.map((artist, at) => {
    const key = artist ?? `none:${at}`
    const place = places.get(key) ?? places.size
    places.set(key, place)
    return place
  })
  return { artists: [...places.keys()], order }
}
