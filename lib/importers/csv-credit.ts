import { type Credit, creditFromList, parseCredit } from '@/lib/song-text/credit'
import { decodeEntities } from '@/lib/song-text/entities'
import type { ColumnField } from './column-headings'
import { type Columns, readCell, readRawCell } from './columns'
import { splitNames, unguardCell } from './own-cells'
import type { Format } from './types'
import { nameVideo } from './video-names'

/** Columns that only tables made from the data of a service have. */
const SERVICE_FIELDS: readonly ColumnField[] = ['spotify', 'isrc', 'artistUris', 'artistCount']

/** The title of a row, and the credit of its artists. */
type TitleAndCredit = { title: string; credit: Credit }

/** Reads the title and the artists of a row; either may be empty. */
export function readTitleAndCredit(
  cells: string[],
  columns: Columns,
  format: Format,
): TitleAndCredit {
  if (format === 'riffle-csv') {
    const artists = splitNames(unguardCell(readRawCell(cells, columns, 'artists')))
    return {
      title: unguardCell(readCell(cells, columns, 'title')),
      credit: creditFromList(artists),
    }
  }
  const title = decodeEntities(readCell(cells, columns, 'title'))
  const names = (columns.artists ?? [])
    .map((index) => decodeEntities(cells[index] ?? ''))
    .filter(Boolean)
  // Tables of videos have the whole title of a video in this column, and no artist.
  if (names.length === 0) {
    const isVideo = format === 'tunemymusic' || columns.artists === undefined
    const channel = decodeEntities(readCell(cells, columns, 'channel'))
    const named = isVideo ? nameVideo(title, channel) : { title, artist: null }
    return { title: named.title, credit: parseCredit(named.artist ?? '') }
  }
  if (names.length > 1) return { title, credit: creditFromList(names) }
  const uris = readRawCell(cells, columns, 'artistUris')
  const hasSemicolons = format === 'exportify' && columns.artistUris === undefined
  const credit = hasSemicolons
    ? parseCredit(names[0] ?? '', { commas: 'bare' })
    : readCredit(names[0] ?? '', uris, columns)
  return { title, credit }
}

/** Splits names into as many artists as there are URIs; without URIs, at commas in tables of a service. */
export function readCredit(names: string, uris: string, columns: Columns): Credit {
  const count = countUris(uris)
  if (count > 0) return parseCredit(names, { count })
  const isOfService = SERVICE_FIELDS.some((field) => columns[field] !== undefined)
  return parseCredit(names, { commas: isOfService ? 'all' : 'none' })
}

const countUris = (uris: string): number =>
  uris.split(/[,;]/).filter((uri) => uri.trim() !== '').length
