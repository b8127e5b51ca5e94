import { artistAndTitle } from '@/lib/song-text/artist-title'
import { countOf, splitByCount, splitFreely, splitOnSemicolons } from '@/lib/song-text/artists'
import { bounded } from '@/lib/song-text/clean-text'
import { type Columns, cellOf, wholeCellOf } from './columns'
import type { CsvRow } from './csv-scanner'
import { isoDate, yearOf } from './dates'
import { durationOf, millisecondsOf } from './durations'
import type { Field } from './header-words'
import { split, unguarded } from './own-cells'
import { ownFields } from './own-format'
import { reasonForSpotify, reasons, skipEvent } from './skip'
import { spotifyLink, spotifyTrackId } from './spotify-link'
import { trackEvent } from './track'
import type { Format, ImportEvent } from './types'
import { isVideoId, videoTitle, youtubeVideoId } from './youtube-link'

const YES = /^(true|1|yes|y|ja|oui|sí|si|sim|explicit)$/i

/** What one row of a delimited file says, in whichever of its formats. */
export function csvTrack({ line, cells }: CsvRow, columns: Columns, format: Format): ImportEvent {
  const isOwn = format === 'riffle-csv'
  const read = (text: string) => (isOwn ? unguarded(text) : text)
  const cell = (field: Field) => read(cellOf(cells, columns, field))
  const whole = (field: Field) => read(wholeCellOf(cells, columns, field))
  const link = spotifyLink(whole('spotify')) ?? spotifyLink(whole('location'))
  const skip = (reason: string) => skipEvent({ line, reason, text: cells.join(' ') })
  if (link?.kind === 'other') return skip(reasonForSpotify(link.what))

  const local = link?.kind === 'local' ? link : null
  const spotifyId = link?.kind === 'track' ? link.id : spotifyTrackId(cell('spotify'))
  const youtubeId = videoOf(cell('video')) ?? youtubeVideoId(cell('location'))
  const named = nameOf(cells, columns, format)
  const title = named.title || local?.title || (youtubeId && videoTitle(youtubeId))
  if (!title) return skip(spotifyId ? reasons.spotifyIdAlone : reasons.noTitle)
  return trackEvent({
    line,
    title,
    artists: named.artists.length > 0 || !local?.artist ? named.artists : [local.artist],
    album: cell('album'),
    albumArtists: artistsOf(cell('albumArtists'), whole('albumArtistUris')),
    durationMs: millisecondsOf(cell('milliseconds')) ?? durationOf(cell('duration')),
    isrc: cell('isrc'),
    spotifyId,
    youtubeId,
    explicit: YES.test(cell('explicit')),
    genres: isOwn ? split(whole('genres')) : cell('genres').split(/[,;]/),
    releaseYear: yearOf(cell('released')),
    coverUrl: whole('cover'),
    addedAt: isoDate(cell('addedAt')),
    location: whole('location') || (local ? whole('spotify') : null),
    ...(isOwn ? ownFields({ songId: cell('songId') }) : {}),
    ...(isOwn && cell('excluded') ? { excluded: YES.test(cell('excluded')) } : {}),
  })
}

function nameOf(cells: string[], columns: Columns, format: Format) {
  const title = cellOf(cells, columns, 'title')
  if (format === 'riffle-csv') {
    const artists = split(unguarded(wholeCellOf(cells, columns, 'artists')))
    return { title: unguarded(title), artists }
  }
  const names = (columns.artists ?? []).map((index) => bounded(cells[index] ?? '')).filter(Boolean)
  // TuneMyMusic writes a YouTube video's whole title in this column and leaves the artist empty.
  if (format === 'tunemymusic' && names.length === 0) {
    const split = artistAndTitle(title)
    return { title: split.title, artists: split.artist === null ? [] : splitFreely(split.artist) }
  }
  if (names.length > 1) return { title, artists: names }
  const uris = wholeCellOf(cells, columns, 'artistUris')
  const isListed = format === 'exportify' && columns.artistUris === undefined
  return {
    title,
    artists: isListed ? splitOnSemicolons(names[0] ?? '') : artistsOf(names[0], uris),
  }
}

function artistsOf(names = '', uris: string): string[] {
  const count = countOf(uris)
  return count > 0 ? splitByCount(names, count) : splitFreely(names)
}

function videoOf(cell: string): string | null {
  return isVideoId(cell) ? cell : youtubeVideoId(cell)
}
