import { formatDisplayName } from './display-name'
import type { Exporter } from './types'

/** A line `Artist - Title` for each track, for messages and other programs. */
export const txt: Exporter = {
  mediaType: 'text/plain',
  extension: 'txt',
  header: () => '',
  track: (track) => `${formatDisplayName(track)}\n`,
  footer: '',
}
