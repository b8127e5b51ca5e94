import { OWN_EXTENSION, playlistUrn } from '@/lib/importers/own-format'
import { credit, linksOf } from './links'
import { beyondXspf } from './own-fields'
import type { ExportedTrack, Exporter } from './types'

/** XSPF in JSON (xspf.org/jspf); what it has no word for stands in an extension. */
export const jspf: Exporter = {
  mediaType: 'application/jspf+json',
  extension: 'jspf',
  head({ id, name, description }) {
    const facts = {
      title: name,
      ...(description ? { annotation: description } : {}),
      ...(id ? { identifier: playlistUrn(id) } : {}),
    }
    return `{"playlist":{${JSON.stringify(facts).slice(1, -1)},"track":[`
  },
  track: (track, index) => `${index === 0 ? '\n' : ',\n'}${JSON.stringify(asJspf(track))}`,
  foot: '\n]}}\n',
}

function asJspf(track: ExportedTrack) {
  const { title, album, durationMs, isrc, coverUrl } = track
  const links = linksOf(track)
  return {
    title,
    ...(track.artists.length > 0 ? { creator: credit(track) } : {}),
    ...(album ? { album } : {}),
    ...(durationMs ? { duration: durationMs } : {}),
    ...(links.length > 0 ? { location: links } : {}),
    ...(isrc ? { identifier: [`urn:isrc:${isrc}`] } : {}),
    ...(coverUrl ? { image: coverUrl } : {}),
    extension: { [OWN_EXTENSION]: beyondXspf(track) },
  }
}
