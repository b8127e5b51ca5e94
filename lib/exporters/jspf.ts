import { OWN_EXTENSION, playlistUrn } from '@/lib/importers/own-format'
import { formatCredit } from './display-name'
import { extensionFields } from './extension-fields'
import { locations } from './links'
import type { ExportedTrack, Exporter } from './types'

/** JSPF, XSPF as JSON (xspf.org/jspf). Fields that JSPF lacks are in an extension. */
export const jspf: Exporter = {
  mediaType: 'application/jspf+json',
  extension: 'jspf',
  header({ id, name, description }) {
    const properties = {
      title: name,
      ...(description ? { annotation: description } : {}),
      ...(id ? { identifier: playlistUrn(id) } : {}),
    }
    return `{"playlist":{${JSON.stringify(properties).slice(1, -1)},"track":[`
  },
  track: (track, index) => `${index === 0 ? '\n' : ',\n'}${JSON.stringify(toJspfTrack(track))}`,
  footer: '\n]}}\n',
}

function toJspfTrack(track: ExportedTrack) {
  const { title, album, durationMs, isrc, coverUrl } = track
  const links = locations(track)
  return {
    title,
    ...(track.artists.length > 0 ? { creator: formatCredit(track) } : {}),
    ...(album ? { album } : {}),
    ...(durationMs ? { duration: durationMs } : {}),
    ...(links.length > 0 ? { location: links } : {}),
    ...(isrc ? { identifier: [`urn:isrc:${isrc}`] } : {}),
    ...(coverUrl ? { image: coverUrl } : {}),
    extension: { [OWN_EXTENSION]: extensionFields(track) },
  }
}
