import { OWN_PLAYLIST_COMMENT, OWN_TRACK_COMMENT } from '@/lib/importers/own-format'
import { omitDefaults } from './extension-fields'
import { externalLinks, formatCredit } from './links'
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
      `${externalLinks(track)[0] ?? formatFileName(track)}\n`,
    ].join('\n')
  },
  footer: '',
}

const formatDisplayName = (track: ExportedTrack) =>
  toOneLine([formatCredit(track), track.title].filter(Boolean).join(' - '))

// A file that may be beside the list; without characters that are special in file systems.
const formatFileName = (track: ExportedTrack) =>
  `${formatDisplayName(track)
    .replace(/["*/:<>?\\|]/g, '_')
    .replace(/^[#.\s]+/, '_')
    .slice(0, 200)}.mp3`

const toOneLine = (text: string) =>
  text.replace(/\s*[\n\v\f\r\u0085\u2028\u2029]\s*/g, ' ').replace(/\p{Cc}/gu, '')
