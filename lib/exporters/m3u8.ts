import { OWN_PLAYLIST_COMMENT, OWN_TRACK_COMMENT } from '@/lib/importers/own-format'
import { credit, linksOf } from './links'
import { present } from './own-fields'
import type { ExportedTrack, Exporter } from './types'

/** Extended M3U in UTF-8. What it cannot tell apart stands in comments, which players pass over. */
export const m3u8: Exporter = {
  mediaType: 'audio/x-mpegurl',
  extension: 'm3u8',
  head: (playlist) =>
    `#EXTM3U\n#PLAYLIST:${oneLine(playlist.name)}\n${OWN_PLAYLIST_COMMENT}${JSON.stringify(playlist)}\n`,
  track(track) {
    const { durationMs, album } = track
    const seconds = durationMs === null ? -1 : Math.round(durationMs / 1000)
    return [
      `#EXTINF:${seconds},${displayed(track)}`,
      ...(track.artists.length > 0 ? [`#EXTART:${oneLine(credit(track))}`] : []),
      ...(album ? [`#EXTALB:${oneLine(album)}`] : []),
      `${OWN_TRACK_COMMENT}${JSON.stringify(present(track))}`,
      `${linksOf(track)[0] ?? fileName(track)}\n`,
    ].join('\n')
  },
  foot: '',
}

const displayed = (track: ExportedTrack) =>
  oneLine([credit(track), track.title].filter(Boolean).join(' - '))

// A name a player may find beside the list; no sign in it means anything to a file system.
const fileName = (track: ExportedTrack) =>
  `${displayed(track)
    .replace(/["*/:<>?\\|]/g, '_')
    .replace(/^[#.\s]+/, '_')
    .slice(0, 200)}.mp3`

const oneLine = (text: string) =>
  text.replace(/\s*[\n\v\f\r\u0085\u2028\u2029]\s*/g, ' ').replace(/\p{Cc}/gu, '')
