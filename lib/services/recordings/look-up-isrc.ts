import 'server-only'
import { db, type IsrcLookup } from '@/db'
import { parseYoutubeVideoId } from '@/lib/importers/youtube-link'
import { listRecordings } from '@/lib/integrations/musicbrainz/isrc'
import { findPlayableVideo } from '../videos/find-playable-video'

/** Videos of one ISRC that are checked at YouTube. */
const MAX_CHECKED_VIDEOS = 3

/**
 * Looks an ISRC up at MusicBrainz and stores the result: the length of its recording, and a linked
 * YouTube video that can be embedded.
 * @throws UpstreamError; YoutubeError. Nothing is stored then.
 */
export async function lookUpIsrc(isrc: string): Promise<IsrcLookup> {
  const recordings = await listRecordings(isrc)
  const lengthMs = recordings.find((recording) => recording.lengthMs !== null)?.lengthMs ?? null
  const urls = recordings.flatMap((recording) => recording.urls)
  const videoIds = [...new Set(urls.flatMap((url) => parseYoutubeVideoId(url) ?? []))]
  const videoId = await findPlayableVideo(videoIds.slice(0, MAX_CHECKED_VIDEOS), lengthMs)
  const lookup = { isrc, lengthMs, videoId }
  await db.isrcLookups.put(lookup)
  return lookup
}
