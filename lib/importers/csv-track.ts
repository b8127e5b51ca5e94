import type { SkipReason } from '@/lib/skip-reasons'
import { creditArtists, creditFromList } from '@/lib/song-text/credit'
import { decodeEntities } from '@/lib/song-text/entities'
import type { ColumnField } from './column-headings'
import { type Columns, isListOfAlbums, readCell, readRawCell } from './columns'
import { readCredit, readTitleAndCredit } from './csv-credit'
import type { CsvRow } from './csv-scanner'
import { parseDate, parseYear } from './dates'
import { parseDuration, parseDurationIn, parseMilliseconds } from './durations'
import { splitNames, unguardCell } from './own-cells'
import { readOwnFields } from './own-format'
import { skipEvent, spotifySkip } from './skip'
import { parseSpotifyLink, parseSpotifyTrackId, type SpotifyLink } from './spotify-link'
import { trackEvent } from './track'
import type { Format, ImportEvent } from './types'
import { isVideoId, parseListedVideoId, placeholderTitle } from './youtube-link'

/** Types of rows that are no songs, in the languages of exports. */
const NO_SONG: [kind: string, type: RegExp][] = [
  [
    'album',
    /^(?:favou?rite\s+)?(?:albums?|alben|álbum(?:es|ns)?|альбомы?|アルバム|专辑|專輯|앨범)$/i,
  ],
  [
    'artist',
    /^(?:favou?rite\s+)?(?:artists?|artistes?|künstler|interpret(?:en)?|artistas?|artist[ai]|исполнител[ьи]|アーティスト|艺人|歌手|아티스트)$/i,
  ],
  ['podcast', /^(?:favou?rite\s+)?(?:podcasts?|подкасты?)$/i],
  ['show', /^(?:favou?rite\s+)?shows?$/i],
  ['episode', /^(?:favou?rite\s+)?(?:episodes?|folgen?|épisodes?|episodios?|episódios?)$/i],
]
const YES = /^(true|1|yes|y|ja|oui|sí|si|sim|explicit)$/i

/** Reads a row of a delimited file of any format. */
export function readCsvTrack(row: CsvRow, columns: Columns, format: Format): ImportEvent {
  const { line, cells } = row
  const read = createCellReader(cells, columns, format)
  const link = parseSpotifyLink(read.raw('spotify')) ?? parseSpotifyLink(read.evidence)
  const skip = (reason: SkipReason) => skipEvent({ line, ...reason, text: cells.join(' ') })
  const other = findOtherKind(read, link, { columns, format })
  if (other !== undefined) return skip(spotifySkip(other))

  const local = link?.kind === 'local' ? link : null
  const spotifyId = link?.kind === 'track' ? link.id : parseSpotifyTrackId(read.text('spotify'))
  const youtubeId = parseVideoId(read.text('video')) ?? parseListedVideoId(read.evidence)
  const named = readTitleAndCredit(cells, columns, format)
  const title = named.title || local?.title || (youtubeId && placeholderTitle(youtubeId))
  if (!title) return skip({ code: spotifyId ? 'spotify_id_only' : 'no_title' })
  const hasCredit = named.credit.parts.length > 0 || local === null
  return trackEvent({
    line,
    title,
    credit: hasCredit ? named.credit : creditFromList([local.artist]),
    albumArtists: creditArtists(
      readCredit(read.text('albumArtists'), read.raw('albumArtistUris'), columns),
    ),
    spotifyId,
    youtubeId,
    location: read.raw('location') || (local ? read.raw('spotify') : null),
    ...readDetails(read),
    ...(format === 'riffle-csv' ? readOwnColumns(read) : {}),
  })
}

/** Returns what the row describes if that is no song, such as `album`; undefined for a song. */
function findOtherKind(read: CellReader, link: SpotifyLink | null, table: Table) {
  if (link?.kind === 'other') return link.what
  const type = read.text('type')
  const kind = type && NO_SONG.find(([, pattern]) => pattern.test(type))?.[0]
  if (kind && (table.format === 'tunemymusic' || isNamedAs(kind, read))) return kind
  return isListOfAlbums(table.columns) ? 'album' : undefined
}

type Table = { columns: Columns; format: Format }

/** False for a song of which the column states the type of its release. */
function isNamedAs(kind: string, { text }: CellReader): boolean {
  const title = text('title')
  if (kind === 'album') return title === '' || text('album') === '' || text('album') === title
  if (kind === 'artist') return title === '' || text('artists') === '' || text('artists') === title
  return true
}

type CellReader = Record<'text' | 'raw', (field: ColumnField) => string> & { evidence: string }

function createCellReader(cells: string[], columns: Columns, format: Format): CellReader {
  const decode = (cell: string) => (format === 'riffle-csv' ? unguardCell(cell) : cell)
  const text = (cell: string) => (format === 'riffle-csv' ? cell : decodeEntities(cell))
  return {
    evidence: format === 'riffle-csv' ? '' : readRawCell(cells, columns, 'location'),
    text: (field) => text(decode(readCell(cells, columns, field))),
    raw: (field) => decode(readRawCell(cells, columns, field)),
  }
}

const readDetails = ({ text, raw }: CellReader) => ({
  album: text('album'),
  durationMs:
    parseMilliseconds(text('milliseconds')) ??
    parseDuration(text('milliseconds')) ??
    parseDurationIn('seconds', text('seconds')) ??
    parseDurationIn('minutes', text('minutes')) ??
    parseDuration(text('duration')),
  isrc: text('isrc'),
  explicit: YES.test(text('explicit')),
  genres: text('genres').split(/[,;]/),
  releaseYear: parseYear(text('released')),
  releaseDate: text('released'),
  discNumber: parseNumber(text('discNumber')),
  trackNumber: parseNumber(text('trackNumber')),
  coverUrl: raw('cover'),
  addedAt: parseDate(text('addedAt')),
})

const readOwnColumns = ({ text, raw }: CellReader) => ({
  genres: splitNames(raw('genres')),
  ...readOwnFields({ songId: text('songId') }),
  ...(text('excluded') ? { excluded: YES.test(text('excluded')) } : {}),
})

const parseNumber = (cell: string): number | undefined => (cell === '' ? undefined : Number(cell))

function parseVideoId(cell: string): string | null {
  return isVideoId(cell) ? cell : parseListedVideoId(cell)
}
