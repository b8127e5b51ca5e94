import 'server-only'
import { db } from '@/db'
import { FIRST_VIDEO_ID } from '@/lib/integrations/youtube/first-video'
import {
  type Embedding,
  findEmbedding,
  findVideoEmbed,
  type VideoEmbed,
} from '@/lib/integrations/youtube/oembed'
import { log } from '@/lib/observability/log'
import { mapBounded } from '../shared/map-bounded'

/** The job runs each hour: 500 videos are looked up in one run, eight at a time. */
const MAX_ROUNDS = 10
const VIDEOS_PER_ROUND = 50
const MAX_PARALLEL = 8
/** The results for a server whose address YouTube refuses are among them. */
const REFUSALS: readonly Embedding[] = ['private', 'not_embeddable']

/**
 * Updates cached videos that are due by oEmbed, for servers without a key, and removes those that cannot
 * be embedded any more. Ends early while YouTube does not respond, or refuses the address of this server.
 */
export async function refreshEmbeds(): Promise<{ checked: number; removed: number }> {
  let checked = 0
  let removed = 0
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const due = await db.videos.listDue(VIDEOS_PER_ROUND)
    const embeds = await mapBounded(due, MAX_PARALLEL, async (id) => ({
      id,
      ...(await findVideoEmbed(id)),
    }))
    const known = embeds.filter(({ embedding }) => embedding !== 'unknown')
    if (await isServerRefused(known)) {
      log().warn('YouTube refuses this server: videos not refreshed')
      break
    }
    await db.videos.upsertEmbeds(
      known.flatMap(({ id, title, channel }) =>
        title === null ? [] : [{ id, title, channel: channel ?? '' }],
      ),
    )
    const missing = known.filter(({ embedding }) => embedding !== 'embeddable')
    await db.videos.remove(missing.map(({ id }) => id))
    checked += known.length
    removed += missing.length
    if (due.length < VIDEOS_PER_ROUND || known.length < due.length) break
  }
  return { checked, removed }
}

/** Whether YouTube refuses all videos to this server, also one that everyone may embed. */
async function isServerRefused(embeds: Pick<VideoEmbed, 'embedding'>[]): Promise<boolean> {
  if (embeds.length === 0) return false
  if (!embeds.every(({ embedding }) => REFUSALS.includes(embedding))) return false
  return [...REFUSALS, 'unknown'].includes(await findEmbedding(FIRST_VIDEO_ID))
}
