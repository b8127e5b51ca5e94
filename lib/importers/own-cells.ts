const GUARDED = /^'*[=+\-@＝＋－＠\t\r]/
const UNGUARDED = /^'+[=+\-@＝＋－＠\t\r]/

/**
 * A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe before
 * it, and so does what begins with apostrophes before such a sign, so that `unguarded` can tell.
 */
export const guarded = (text: string): string => (GUARDED.test(text) ? `'${text}` : text)

/** A cell as it was before `guarded`. */
export const unguarded = (text: string): string => (UNGUARDED.test(text) ? text.slice(1) : text)

const BREAK = /\r\n?|\n/g

/** Several names in one cell: a semicolon between them, one inside of a name behind a backslash. */
export const joined = (names: string[]): string =>
  names.map((name) => name.replace(/[\\;]/g, '\\$&')).join('; ')

/** The names of a cell that `joined` made. */
export function split(cell: string): string[] {
  const names = cell.match(/(?:[^\\;]|\\[\s\S])+/g) ?? []
  return names.map((name) => name.trim().replace(/\\([\\;])/g, '$1')).filter(Boolean)
}

/** A text of several lines in one. */
export const onOneLine = (text: string): string =>
  text.replaceAll('\\', '\\\\').replace(BREAK, '\\n')

/** The lines of a text that `onOneLine` made one of. */
export const onItsLines = (text: string): string =>
  text.replace(/\\([\\n])/g, (_, sign: string) => (sign === 'n' ? '\n' : '\\'))
