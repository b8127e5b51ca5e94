import { artistAndTitle } from '@/lib/song-text/artist-title'
import { bounded } from '@/lib/song-text/clean-text'
import { artistsOfCredit, type Credit, listedCredit, readCredit } from '@/lib/song-text/credit'
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

/** A table with one of these columns is made from a service's data. */
const SERVICE_FIELDS: readonly Field[] = ['spotify', 'isrc', 'artistUris', 'artistCount']
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
    credit: named.credit.parts.length === 0 && local ? listedCredit([local.artist]) : named.credit,
    album: cell('album'),
    albumArtists: artistsOfCredit(
      creditOf(cell('albumArtists'), whole('albumArtistUris'), columns),
    ),
    durationMs: millisecondsOf(cell('milliseconds')) ?? durationOf(cell('duration')),
    isrc: cell('isrc'),
    spotifyId,
    youtubeId,
    explicit: YES.test(cell('explicit')),
    genres: isOwn ? split(whole('genres')) : cell('genres').split(/[,;]/),
    releaseYear: yearOf(cell('released')),
    releaseDate: cell('released'),
    discNumber: numberIn(cell('discNumber')),
    trackNumber: numberIn(cell('trackNumber')),
    coverUrl: whole('cover'),
    addedAt: isoDate(cell('addedAt')),
    location: whole('location') || (local ? whole('spotify') : null),
    ...(isOwn ? ownFields({ songId: cell('songId') }) : {}),
    ...(isOwn && cell('excluded') ? { excluded: YES.test(cell('excluded')) } : {}),
  })
}

type Named = { title: string; credit: Credit }

function nameOf(cells: string[], columns: Columns, format: Format): Named {
  const title = cellOf(cells, columns, 'title')
  if (format === 'riffle-csv') {
    const artists = split(unguarded(wholeCellOf(cells, columns, 'artists')))
    return { title: unguarded(title), credit: listedCredit(artists) }
  }
  const names = (columns.artists ?? []).map((index) => bounded(cells[index] ?? '')).filter(Boolean)
  // TuneMyMusic writes a YouTube video's whole title in this column and leaves the artist empty.
  if (format === 'tunemymusic' && names.length === 0) {
    const split = artistAndTitle(title)
    return { title: split.title, credit: readCredit(split.artist ?? '') }
  }
  if (names.length > 1) return { title, credit: listedCredit(names) }
  const uris = wholeCellOf(cells, columns, 'artistUris')
  const hasSemicolons = format === 'exportify' && columns.artistUris === undefined
  const credit = hasSemicolons
    ? readCredit(names[0] ?? '', { commas: 'bare' })
    : creditOf(names[0] ?? '', uris, columns)
  return { title, credit }
}

/** As many artists as there are addresses; else commas divide if the table is of a service's data. */
function creditOf(names: string, uris: string, columns: Columns): Credit {
  const count = countIn(uris)
  if (count > 0) return readCredit(names, { count })
  const isOfService = SERVICE_FIELDS.some((field) => columns[field] !== undefined)
  return readCredit(names, { commas: isOfService ? 'all' : 'none' })
}

const countIn = (addresses: string): number =>
  addresses.split(/[,;]/).filter((address) => address.trim() !== '').length

const numberIn = (cell: string): number | undefined => (cell === '' ? undefined : Number(cell))

function videoOf(cell: string): string | null {
  return isVideoId(cell) ? cell : youtubeVideoId(cell)
}
