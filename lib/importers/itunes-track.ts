import type { SkipCode } from '@/lib/skip-reasons'
import { boundText } from '@/lib/song-text/clean-text'
import { creditArtists, parseCredit } from '@/lib/song-text/credit'
import { parseDate, parseYear } from './dates'
import { fileEntryEvent } from './file-entry'
import { skipEvent } from './skip'
import { trackEvent } from './track'
import type { ImportEvent } from './types'

/** A dictionary of a property list; `<true/>` and `<false/>` have the values `true` and `false`. */
export type Dictionary = { line: number; values: Map<string, string> }

/** Reads a track of an iTunes library. Skips films, programmes and podcasts. */
export function readItunesTrack({ line, values }: Dictionary): ImportEvent {
  const get = (key: string) => boundText(values.get(key) ?? '')
  const number = (key: string) => (get(key) === '' ? undefined : Number(get(key)))
  const is = (key: string) => get(key) === 'true'
  const skip = (code: SkipCode) => skipEvent({ line, code, text: get('Name') })
  if (is('Podcast')) return skip('podcast')
  if (is('Movie') || is('TV Show')) return skip('film')
  const location = values.get('Location')?.trim()
  if (get('Name') === '') return fileEntryEvent({ line, location, artist: get('Artist') })
  return trackEvent({
    line,
    title: get('Name'),
    credit: parseCredit(get('Artist')),
    album: get('Album'),
    albumArtists: creditArtists(parseCredit(get('Album Artist'))),
    durationMs: Number(get('Total Time')),
    explicit: is('Explicit'),
    genres: [get('Genre')],
    releaseYear: parseYear(get('Year')),
    releaseDate: get('Release Date'),
    discNumber: number('Disc Number'),
    discTotal: number('Disc Count'),
    trackNumber: number('Track Number'),
    trackTotal: number('Track Count'),
    isCompilation: is('Compilation') || undefined,
    addedAt: parseDate(get('Date Added')),
    location,
    liked: is('Loved') || is('Favorited'),
  })
}
