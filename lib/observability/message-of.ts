import type { ErrorLike } from './error-like'

const MAX_MESSAGE_CHARS = 500

const SQLSTATE = /^(?:\d[\dA-Z]|F0|HV|P0|XX)[\dA-Z]{3}$/
/** Classes of SQLSTATE whose messages name the schema or the server; others can quote a value. */
const VALUE_FREE_CLASSES = /^(?:08|0A|21|23|25|26|28|2B|34|3D|3F|40|42|53|54|55|57|58)/

/** The text after these marks can contain values: Drizzle's SQL and parameters, commands of Redis. */
const QUOTE_STARTS = [
  'Failed query:',
  '\nparams:',
  ', command was:',
  ', with args beginning with:',
  '. Received ',
]

/** Returns the part of an error message that contains no value; undefined if it is empty. */
export function messageOf({ message, name, code }: ErrorLike): string | undefined {
  const isFromPostgres = typeof code === 'string' && SQLSTATE.test(code)
  if (isFromPostgres && !VALUE_FREE_CLASSES.test(code)) return undefined
  // JSON.parse quotes its input.
  return name === 'SyntaxError' ? undefined : withoutQuotes(message)
}

/** Returns the text before the first mark in QUOTE_STARTS; undefined if it is empty. */
export function withoutQuotes(text: string): string | undefined {
  const starts = QUOTE_STARTS.map((mark) => text.indexOf(mark)).filter((start) => start !== -1)
  return text.slice(0, Math.min(MAX_MESSAGE_CHARS, ...starts)).trim() || undefined
}
