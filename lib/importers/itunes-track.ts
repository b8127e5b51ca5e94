import { bounded } from '@/lib/song-text/clean-text'
import { artistsOfCredit, readCredit } from '@/lib/song-text/credit'
import { isoDate, yearOf } from './dates'
import { entryEvent } from './entry'
import { reasons, skipEvent } from './skip'
import { trackEvent } from './track'
import type { ImportEvent } from './types'

/** The keys of a plist dictionary; `<true/>` and `<false/>` stand as their names. */
export type Dictionary = { line: number; values: Map<string, string> }

/** A song of an iTunes library; films, programmes and podcasts are skipped. */
export function itunesTrack({ line, values }: Dictionary): ImportEvent {
  const get = (key: string) => bounded(values.get(key) ?? '')
  const number = (key: string) => (get(key) === '' ? undefined : Number(get(key)))
  const is = (key: string) => get(key) === 'true'
  const skip = (reason: string) => skipEvent({ line, reason, text: get('Name') })
  if (is('Podcast')) return skip(reasons.podcast)
  if (is('Movie') || is('TV Show')) return skip(reasons.video)
  const location = values.get('Location')?.trim()
  if (get('Name') === '') return entryEvent({ line, location, artist: get('Artist') })
  return trackEvent({
    line,
    title: get('Name'),
    credit: readCredit(get('Artist')),
    album: get('Album'),
    albumArtists: artistsOfCredit(readCredit(get('Album Artist'))),
    durationMs: Number(get('Total Time')),
    explicit: is('Explicit'),
    genres: [get('Genre')],
    releaseYear: yearOf(get('Year')),
    releaseDate: get('Release Date'),
    discNumber: number('Disc Number'),
    discTotal: number('Disc Count'),
    trackNumber: number('Track Number'),
    trackTotal: number('Track Count'),
    isCompilation: is('Compilation') || undefined,
    addedAt: isoDate(get('Date Added')),
    location,
    liked: is('Loved') || is('Favorited'),
  })
}
