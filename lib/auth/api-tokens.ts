import 'server-only'
import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const HINT_CHARS = 8
/** 32 letters of 62 are 190 bits. */
const SECRET_CHARS = 32
const CHECKSUM_CHARS = 6
const PREFIX = 'rfl_'
const TOKEN_PATTERN = /^(rfl_[0-9A-Za-z]{8}_[0-9A-Za-z]{32})([0-9A-Za-z]{6})$/

/**
 * Generates a personal API token, `rfl_<hint>_<secret><checksum>`. People and secret scanners
 * recognise it by its prefix; the checksum is a CRC-32. `hint` is the public part.
 */
export function generateApiToken(): { token: string; hint: string } {
  const hint = PREFIX + randomLetters(HINT_CHARS)
  const body = `${hint}_${randomLetters(SECRET_CHARS)}`
  return { token: body + checksum(body), hint }
}

/** Whether a bearer token has the prefix of a personal API token. */
export const isApiToken = (text: string): boolean => text.startsWith(PREFIX)

/** Whether format and checksum are right: mistyped tokens are rejected without a query. */
export function isWellFormedToken(token: string): boolean {
  const [, body, check] = TOKEN_PATTERN.exec(token) ?? []
  return body !== undefined && checksum(body) === check
}

const randomLetters = (count: number) =>
  Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

function checksum(body: string): string {
  let rest = crc32(body)
  let check = ''
  while (check.length < CHECKSUM_CHARS) {
    check = ALPHABET[rest % ALPHABET.length] + check
    rest = Math.floor(rest / ALPHABET.length)
  }
  return check
}
