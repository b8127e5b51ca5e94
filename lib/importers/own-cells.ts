import { boundText } from '@/lib/song-text/clean-text'

const FORMULA_SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']

/**
 * Prefixes a cell that a spreadsheet would evaluate as a formula with an apostrophe, and also one
 * that has apostrophes before a formula character, so that `unguardCell` is exact.
 */
export const guardCell = (text: string): string =>
  findFormulaSign(text) === -1 ? text : `'${text}`

/** Reverses `guardCell`. */
export const unguardCell = (text: string): string =>
  findFormulaSign(text) > 0 ? text.slice(1) : text

/** Returns the index of a formula character that has only apostrophes before it; -1 if none. */
function findFormulaSign(text: string): number {
  let at = 0
  while (text[at] === "'") at++
  return FORMULA_SIGNS.includes(text[at] ?? '') ? at : -1
}

const BREAK = /\r\n?|\n/g

/** Joins names with semicolons; escapes semicolons and backslashes in names by a backslash. */
export const joinNames = (names: string[]): string =>
  names.map((name) => name.replace(/[\\;]/g, '\\$&')).join('; ')

/** Reverses `joinNames`. */
export function splitNames(cell: string): string[] {
  const names: string[] = []
  let from = 0
  for (let at = 0; at < cell.length; at++) {
    if (cell[at] === '\\') at++
    else if (cell[at] === ';') {
      names.push(cell.slice(from, at))
      from = at + 1
    }
  }
  names.push(cell.slice(from))
  return names.map((name) => boundText(name).replace(/\\([\\;])/g, '$1')).filter(Boolean)
}

/** Escapes line breaks as `\\n`. */
export const escapeLineBreaks = (text: string): string =>
  text.replaceAll('\\', '\\\\').replace(BREAK, '\\n')

/** Reverses `escapeLineBreaks`. */
export const unescapeLineBreaks = (text: string): string =>
  text.replace(/\\([\\n])/g, (_, sign: string) => (sign === 'n' ? '\n' : '\\'))
