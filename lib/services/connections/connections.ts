import 'server-only'
import type { Context } from '@/lib/context'
import { findSpotifyConnection } from '../spotify/connections'
import { findYoutubeConnection } from '../videos/youtube-key'

/** Lists the user's accounts at other services, and the YouTube key. */
export async function listConnections(ctx: Context) {
  const [spotify, youtube] = await Promise.all([
    findSpotifyConnection(ctx),
    findYoutubeConnection(ctx),
  ])
  return { data: [spotify, youtube].filter((connection) => connection !== null), nextCursor: null }
}
