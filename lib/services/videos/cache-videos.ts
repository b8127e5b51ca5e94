import 'server-only'
import type { Repositories } from '@/db'
import type { YoutubeVideo } from '@/lib/integrations/youtube/videos'

/** Caches details of videos for 30 days. */
export const cacheVideos = (store: Repositories, found: readonly YoutubeVideo[]): Promise<void> =>
  store.videos.upsert(
    found.map((video) => ({
      id: video.videoId,
      title: video.title,
      channel: video.channel,
      durationMs: video.durationMs,
      isEmbeddable: video.isEmbeddable,
      isMadeForKids: video.isMadeForKids,
      allowedIn: video.allowedIn,
      blockedIn: video.blockedIn,
    })),
  )
