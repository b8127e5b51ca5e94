import type { Format, ParsedTrack } from '@/lib/importers/types'
import { placeholderTitle } from '@/lib/importers/youtube-link'
import type { FieldSource } from './field-sources'

const LIBRARY_FORMATS: readonly Format[] = ['itunes', 'xspf', 'jspf', 'riffle', 'riffle-csv']
const SERVICE_FORMATS: readonly Format[] = ['exportify', 'soundiiz', 'spotify-data']
const TABLE_FORMATS: readonly Format[] = ['csv', 'tunemymusic', 'takeout']

/** Returns the source of a row of an imported file, by the format and by the ids in the row. */
export function sourceOfTrack(format: Format, track: ParsedTrack): FieldSource {
  if (track.youtubeId && track.title === placeholderTitle(track.youtubeId)) return 'video_title'
  if (SERVICE_FORMATS.includes(format) || track.isrc) return 'service_file'
  if (track.spotifyId && format !== 'text') return 'service_file'
  if (LIBRARY_FORMATS.includes(format)) return 'library_file'
  if (TABLE_FORMATS.includes(format)) return 'table'
  return track.songId ? 'library_file' : 'text'
}
