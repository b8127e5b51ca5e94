import { OWN_PLAYLIST_COMMENT, OWN_TRACK_COMMENT } from '@/lib/importers/own-format'
import { formatCredit, formatDisplayName, toOneLine } from './display-name'
import { omitDefaults } from './extension-fields'
import { externalLinks } from './links'
import type { ExportedTrack, Exporter } from './types'

/** Extended M3U in UTF-8. Fields that M3U lacks are in comments, which players ignore. */
export const m3u8: Exporter = {
  mediaType: 'audio/x-mpegurl',
  extension: 'm3u8',
  header: (playlist) =>
    `#EXTM3U\n#PLAYLIST:${toOneLine(playlist.name)}\n${OWN_PLAYLIST_COMMENT}${JSON.stringify(playlist)}\n`,
  track(track) {
    const { durationMs, album } = track
    const seconds = durationMs === null ? -1 : Math.round(durationMs / 1000)
    return [
      `#EXTINF:${seconds},${formatDisplayName(track)}`,
      ...(track.artists.length > 0 ? [`#EXTART:${toOneLine(formatCredit(track))}`] : []),
      ...(album ? [`#EXTALB:${toOneLine(album)}`] : []),
      `${OWN_TRACK_COMMENT}${JSON.stringify(omitDefaults(track))}`,
      `${formatLocation(track)}\n`,
    ].join('\n')
  },
  footer: '',
}

/** The location that the list came with, else a link, else the name of a file that may be beside it. */
function formatLocation(track: ExportedTrack): string {
  const location = toOneLine(track.location ?? '')
  // A line that begins with # would be a comment.
  if (location !== '' && !location.startsWith('#')) return location
  return externalLinks(track)[0] ?? formatFileName(track)
}

// A file that may be beside the list; without characters that are special in file systems.
const formatFileName = (track: ExportedTrack) =>
  `${formatDisplayName(track)
    .replace(/["*/:<>?\\|]/g, '_')
    .replace(/^[#.\s]+/, '_')
    .slice(0, 200)}.mp3`
