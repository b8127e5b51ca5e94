import { OWN_FORMAT } from '@/lib/importers/own-format'
import type { Exporter } from './types'

const VERSION = 1

/** Everything there is, one track a line. */
export const json: Exporter = {
  mediaType: 'application/json',
  extension: 'json',
  head: (playlist) =>
    `{"format":"${OWN_FORMAT}","version":${VERSION},\n"playlist":${JSON.stringify(playlist)},\n"tracks":[`,
  track: (track, index) => `${index === 0 ? '\n' : ',\n'}${JSON.stringify(track)}`,
  foot: '\n]}\n',
}
