import { boundText } from '@/lib/song-text/clean-text'
import { decodeEntities } from '@/lib/song-text/entities'
import { findNameOrder, type NameOrder } from './entry-names'
import { locate } from './file-entry'
import { parseDirective } from './m3u-directive'

/**
 * Returns the order of artist and title in the #EXTINF lines of a file: iTunes and Apple Music write
 * the title first. The locations of the first entries prove it.
 */
export function findListOrder(head: string): NameOrder {
  const votes = { 'artist-first': 0, 'title-first': 0 }
  let display = ''
  for (const raw of head.split(/[\r\n]+/)) {
    const line = raw.trim()
    const directive = parseDirective(line)
    if (directive?.isExtinf) display = decodeEntities(directive.detail.display ?? '')
    if (line === '' || line.startsWith('#')) continue
    const order =
      display === '' ? null : findNameOrder(display, locate({ line: 0, location: boundText(line) }))
    if (order !== null) votes[order]++
    display = ''
  }
  return votes['title-first'] > votes['artist-first'] ? 'title-first' : 'artist-first'
}
