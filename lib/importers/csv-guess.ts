import { boundText } from '@/lib/song-text/clean-text'
import type { Columns } from './columns'
import type { CsvSample } from './csv-dialect'
import type { CsvRow } from './csv-scanner'
import type { CsvHeader } from './csv-table'
import { parseClock } from './durations'
import { parseSpotifyLink } from './spotify-link'
import { isVideoId, parseListedVideoId } from './youtube-link'

const SAMPLE_ROWS = 50
const MIN_SHARE = 0.8
const DATE = /^(?:\d{4}-\d\d-\d\d|\d{1,2}[./ ]\w{1,12}[./ ,]+\d{4}|\w{3,9} \d{1,2}, \d{4})/
const NUMBER = /^[\d\s.,:%+-]*$/
/** Ids mix upper case, lower case, digits and signs; words do not. */
// bounded-regex: cells are cut to 1,000 characters.
const MIXED = /(?=.*[a-z])(?=.*[A-Z])(?=.*[\d_-])/

/** Adds the column of which most cells are videos, if no heading names one. */
export function addVideoColumn(columns: Columns, header: string[], rows: CsvRow[]): Columns {
  if (columns.video !== undefined || columns.songId !== undefined) return columns
  const { location, ...others } = columns
  // Without artists, addresses of videos are more than the place of a file.
  const named = columns.artists === undefined ? others : columns
  const known = new Set(Object.values(named).flat())
  const video = header.findIndex(
    (heading, index) =>
      !known.has(index) && !isVideo(boundText(heading)) && isColumn(rows, index, isVideo),
  )
  return video === -1 ? columns : { ...columns, video: [video] }
}

/**
 * Guesses the columns of a table without a header: links and ids by their form, and one column of
 * `Artist - Title`. Null if the columns are in doubt.
 */
export function guessHeader({ dialect, rows }: CsvSample): CsvHeader | null {
  const width = rows[0]?.cells.length ?? 0
  if (width < 2 || rows.some(({ cells }) => cells.length !== width)) return null
  const indexes = Array.from({ length: width }, (_, index) => index)
  const video = indexes.find((index) => isColumn(rows, index, isVideo))
  const spotify = indexes.find((index) => isColumn(rows, index, isSpotifyTrack))
  const texts = indexes.filter((index) => !isColumn(rows, index, isNoName))
  const [title] = texts
  if (title === undefined || (video === undefined && spotify === undefined)) return null
  const columns: Columns = {
    ...(video === undefined ? {} : { video: [video] }),
    ...(spotify === undefined ? {} : { spotify: [spotify] }),
  }
  const header = { format: 'csv' as const, dialect, rowsBefore: 0, playlistName: null }
  if (texts.length === 1) return { ...header, columns: { ...columns, title: [title] } }
  const pair = findTitleAndArtist(rows, texts)
  return pair && { ...header, columns: { ...columns, ...pair } }
}

/** Of two columns of names, the one with repeated values has the artists; null if neither has. */
function findTitleAndArtist(rows: CsvRow[], [one, other, ...rest]: number[]): Columns | null {
  if (one === undefined || other === undefined || rest.length > 0) return null
  const distinct = (index: number) => new Set(rows.map(({ cells }) => cells[index]?.trim())).size
  if (distinct(one) === distinct(other)) return null
  return distinct(one) < distinct(other)
    ? { artists: [one], title: [other] }
    : { artists: [other], title: [one] }
}

function isColumn(rows: CsvRow[], index: number, test: (cell: string) => boolean): boolean {
  const cells = rows.slice(0, SAMPLE_ROWS).map((row) => boundText(row.cells[index] ?? ''))
  const filled = cells.filter((cell) => cell !== '')
  return filled.length > 0 && filled.filter(test).length >= filled.length * MIN_SHARE
}

const isVideo = (cell: string): boolean =>
  parseListedVideoId(cell) !== null || (isVideoId(cell) && MIXED.test(cell))

const isSpotifyTrack = (cell: string): boolean => parseSpotifyLink(cell)?.kind === 'track'

const isNoName = (cell: string): boolean =>
  isVideo(cell) ||
  isSpotifyTrack(cell) ||
  NUMBER.test(cell) ||
  DATE.test(cell) ||
  parseClock(cell) !== null ||
  /^https?:\/\//i.test(cell)

/**
 * True if the rows are a table: each line has the same number of cells, at least three. The last line
 * of the sample may be incomplete.
 */
export function isTable({ rows: all }: CsvSample, isLastComplete: boolean): boolean {
  const rows = isLastComplete ? all : all.slice(0, -1)
  const width = rows[0]?.cells.length ?? 0
  return width > 2 && rows.length > 1 && rows.every(({ cells }) => cells.length === width)
}
