import 'server-only'
import type { Context } from '@/lib/context'
import type { InputOf, ResultOf } from '@/lib/contract/contract'
import type { LinkFault, videoLinks } from '@/lib/contract/video-links'
import { parseYoutubeVideoId } from '@/lib/importers/youtube-link'
import {
  type Embedding,
  findVideoEmbed,
  OEMBED_DEADLINE_MS,
} from '@/lib/integrations/youtube/oembed'
import { requireUser } from '../shared/access'
import { mapBounded } from '../shared/map-bounded'

const MAX_PARALLEL = 8
/** Links that were not looked up by then are `not_checked`. */
const DEADLINE_MS = 10_000

const FAULTS: Record<Embedding, LinkFault | null> = {
  embeddable: null,
  // While YouTube is unavailable a link is accepted, and the player reports a failure later.
  unknown: null,
  gone: 'video_gone',
  private: 'video_private',
  not_embeddable: 'video_not_embeddable',
}

type CheckedLink = ResultOf<typeof videoLinks.lookUp>['data'][number]

const rejected = (fault: LinkFault, videoId: string | null = null): CheckedLink => ({
  videoId,
  title: null,
  channel: null,
  fault,
})

/** Looks links up by oEmbed, eight at a time, within ten seconds; the results are in their order. */
export function checkLinks(urls: readonly string[]): Promise<CheckedLink[]> {
  const until = performance.now() + DEADLINE_MS
  return mapBounded(urls, MAX_PARALLEL, async (url) => {
    const videoId = parseYoutubeVideoId(url)
    if (!videoId) return rejected('not_a_video_link')
    const leftMs = Math.round(until - performance.now())
    if (leftMs <= 0) return rejected('not_checked', videoId)
    const { embedding, title, channel } = await findVideoEmbed(videoId, leftMs)
    const isCutShort = embedding === 'unknown' && leftMs < OEMBED_DEADLINE_MS
    if (isCutShort) return rejected('not_checked', videoId)
    return { videoId, title, channel, fault: FAULTS[embedding] }
  })
}

/** Looks up the titles of videos by their links. Stores nothing. */
export async function lookUpLinks(
  ctx: Context,
  { urls }: InputOf<typeof videoLinks.lookUp>,
): Promise<ResultOf<typeof videoLinks.lookUp>> {
  requireUser(ctx)
  return { data: await checkLinks(urls) }
}
