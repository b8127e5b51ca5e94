import { splitArtistTitle } from '@/lib/song-text/artist-title'
import { splitTitleByArtist } from '@/lib/song-text/title-by-artist'
import { LINE_NUMBER, type LineStyle } from './song-line'

const COMMENT = /^(?:#|\/\/)(?:\s|$)/
const SIDED = /^[A-H]\d{1,2}[.):]?\s+\S/
const BARE_NUMBER = /^\d{1,4}\s+[^-–—\s]/
const MIN_NUMBERED_LINES = 3
const MIN_BY_LINES = 2
const MARKDOWN_LINK = /\[([^\][]{1,500})\]\((\S{1,500}?)\)/g
const MIN_BY_SHARE = 0.6

/** Finds what the lines of a list have in common. Each has at most 1,000 characters. */
export function findLineStyle(lines: string[]): LineStyle {
  const rows = lines.filter(isRow)
  return {
    isNumbered: hasLineNumbers(rows),
    byRule: hasByLines(rows) ? 'any' : 'one_word',
    hasSides: rows.length > 1 && rows.every((row) => SIDED.test(row)),
  }
}

/** True if most lines are `Title by Artist`, so that one-word and lower-case artists are certain. */
function hasByLines(rows: string[]): boolean {
  const found = rows.filter(
    (row) => splitTitleByArtist(row, 'any') !== null && splitArtistTitle(row).artist === null,
  )
  return found.length >= MIN_BY_LINES && found.length >= rows.length * MIN_BY_SHARE
}

/**
 * True if the lines of a list begin with the numbers 1, 2, 3 and so on, or with those of a later start.
 * Two lines are enough if they begin with 1 and a mark is around the numbers.
 */
function hasLineNumbers(lines: string[]): boolean {
  const numbers = lines.map((line) => Number(LINE_NUMBER.exec(line)?.[1] ?? Number.NaN))
  const steps = numbers.filter((number, at) => at > 0 && number === (numbers[at - 1] ?? 0) + 1)
  const isMarked = (numbers[0] ?? 2) <= 1 && !lines.some((line) => BARE_NUMBER.test(line))
  const least = isMarked ? 2 : MIN_NUMBERED_LINES
  return numbers.length >= least && steps.length >= (numbers.length - 1) * 0.8
}

/** Replaces links of Markdown by their texts and addresses. */
export const separateLinks = (text: string): string => text.replace(MARKDOWN_LINK, '$1 $2')

/** False for blank lines and comments. */
export function isRow(text: string): boolean {
  return text !== '' && !COMMENT.test(text)
}
