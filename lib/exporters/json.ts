import { OWN_FORMAT } from '@/lib/importers/own-format'
import type { Exporter } from './types'

const VERSION = 1

/** Our own JSON with all fields of a playlist, one track per line. */
export const json: Exporter = {
  mediaType: 'application/json',
  extension: 'json',
  header: (playlist) =>
    `{"format":"${OWN_FORMAT}","version":${VERSION},\n"playlist":${JSON.stringify(playlist)},\n"tracks":[`,
  track: (track, index) => `${index === 0 ? '\n' : ',\n'}${JSON.stringify(track)}`,
  footer: '\n]}\n',
}
