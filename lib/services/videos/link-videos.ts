import 'server-only'
import { db, type VideoTarget } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf, ResultOf } from '@/lib/contract/contract'
import type { LinkFault, videoLinks } from '@/lib/contract/video-links'
import { isConfigured } from '@/lib/integrations/youtube/call'
import { listVideos, MAX_VIDEOS_PER_REQUEST } from '@/lib/integrations/youtube/videos'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { requireUser } from '../shared/access'
import { presentSong } from '../shared/present'
import { cacheVideos } from './cache-videos'
import { chooseVideos } from './choose-videos'
import { checkLinks } from './look-up-links'

type Links = InputOf<typeof videoLinks.set>['videos']
type CheckedItem = { songId: string; videoId: string | null; fault: LinkFault | null }

/**
 * Sets the user's own videos of songs by links, as `linkVideo` sets one. An item whose song is not the
 * user's, or whose link is rejected, has a fault and changes nothing.
 */
export async function linkVideos(
  ctx: Context,
  { videos }: InputOf<typeof videoLinks.set>,
): Promise<ResultOf<typeof videoLinks.set>> {
  const { userId } = requireUser(ctx)
  const songIds = [...new Set(videos.map(({ songId }) => songId))]
  const before = byId(await db.videoMatches.listTargets(userId, songIds))
  const items = await checkItems(videos, before)
  await store(userId, items, before)
  const after = byId(await db.videoMatches.listTargets(userId, songIds))
  return {
    data: items.map(({ songId, fault }) => {
      const target = after.get(songId)
      return { songId, fault, song: fault === null && target ? presentSong(target) : null }
    }),
  }
}

const byId = (rows: VideoTarget[]) => new Map(rows.map((row) => [row.id, row]))

async function checkItems(videos: Links, own: Map<string, VideoTarget>): Promise<CheckedItem[]> {
  const links = videos.filter(({ songId }) => own.has(songId))
  const checked = await checkLinks(links.map(({ url }) => url))
  const details = await findDetails(checked.flatMap(({ videoId }) => videoId ?? []))
  const results = links.values().map((link, index) => ({ link, result: checked[index] }))
  const resultOf = new Map([...results].map(({ link, result }) => [link, result]))
  return videos.map((link) => {
    const { videoId = null, fault = 'song_not_found' as const } = resultOf.get(link) ?? {}
    const isBlocked = videoId !== null && details.get(videoId)?.isEmbeddable === false
    return {
      songId: link.songId,
      videoId,
      fault: fault ?? (isBlocked ? 'video_not_embeddable' : null),
    }
  })
}

// The terms of YouTube require to know of each embedded video whether it is made for children.
async function findDetails(videoIds: string[]) {
  const found = new Map<string, { isEmbeddable: boolean }>()
  if (!isConfigured()) return found
  const distinct = [...new Set(videoIds)]
  try {
    for (let from = 0; from < distinct.length; from += MAX_VIDEOS_PER_REQUEST) {
      const details = await listVideos(distinct.slice(from, from + MAX_VIDEOS_PER_REQUEST))
      await cacheVideos(db, details)
      for (const video of details) found.set(video.videoId, video)
    }
  } catch (error) {
    if (!(error instanceof YoutubeError)) throw error
  }
  return found
}

function store(
  userId: string,
  items: CheckedItem[],
  before: Map<string, VideoTarget>,
): Promise<void> {
  const chosen = new Map<string, string>()
  for (const { songId, videoId, fault } of items) {
    if (videoId !== null && fault === null) chosen.set(songId, videoId)
  }
  const videos = [...chosen].map(([songId, videoId]) => {
    const target = before.get(songId)
    return { songId, videoId, former: target && presentSong(target).playback }
  })
  return chooseVideos(userId, videos)
}
