import { bounded } from '@/lib/song-text/clean-text'

const FORMULA_SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']

/**
 * A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe before
 * it, and so does what begins with apostrophes before such a sign, so that `unguarded` can tell.
 */
export const guarded = (text: string): string => (formulaSign(text) === -1 ? text : `'${text}`)

/** A cell as it was before `guarded`. */
export const unguarded = (text: string): string => (formulaSign(text) > 0 ? text.slice(1) : text)

/** The index of a formula sign that has only apostrophes before it; -1 if there is none. */
function formulaSign(text: string): number {
  let at = 0
  while (text[at] === "'") at++
  return FORMULA_SIGNS.includes(text[at] ?? '') ? at : -1
}

const BREAK = /\r\n?|\n/g

/** Several names in one cell: a semicolon between them, one inside of a name behind a backslash. */
export const joined = (names: string[]): string =>
  names.map((name) => name.replace(/[\\;]/g, '\\$&')).join('; ')

/** The names of a cell that `joined` made. */
export function split(cell: string): string[] {
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
  return names.map((name) => bounded(name).replace(/\\([\\;])/g, '$1')).filter(Boolean)
}

/** A text of several lines in one. */
export const onOneLine = (text: string): string =>
  text.replaceAll('\\', '\\\\').replace(BREAK, '\\n')

/** The lines of a text that `onOneLine` made one of. */
export const onItsLines = (text: string): string =>
  text.replace(/\\([\\n])/g, (_, sign: string) => (sign === 'n' ? '\n' : '\\'))
