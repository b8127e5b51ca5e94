import 'server-only'
import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const HINT_LENGTH = 8
/** 32 letters of 62 are 190 bits. */
const SECRET_LENGTH = 32
const CHECK_LENGTH = 6
const PREFIX = 'rfl_'
const TOKEN_PATTERN = /^(rfl_[0-9A-Za-z]{8}_[0-9A-Za-z]{32})([0-9A-Za-z]{6})$/

/**
 * A personal API token, `rfl_<id>_<secret><check>`: known by its beginning, to people and to what
 * scans for leaked secrets, and by its CRC-32 at the end. `hint` is the part that is no secret.
 */
export function generateApiToken(): { token: string; hint: string } {
  const hint = PREFIX + randomLetters(HINT_LENGTH)
  const body = `${hint}_${randomLetters(SECRET_LENGTH)}`
  return { token: body + checksum(body), hint }
}

/** Whether a bearer token means to be a personal API token. */
export const isApiToken = (text: string): boolean => text.startsWith(PREFIX)

/** Whether it can be one of ours: a slip of the pen is told without asking anybody. */
export function isWellFormedToken(token: string): boolean {
  const [, body, check] = TOKEN_PATTERN.exec(token) ?? []
  return body !== undefined && checksum(body) === check
}

const randomLetters = (count: number) =>
  Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

function checksum(body: string): string {
  let rest = crc32(body)
  let check = ''
  while (check.length < CHECK_LENGTH) {
    check = ALPHABET[rest % ALPHABET.length] + check
    rest = Math.floor(rest / ALPHABET.length)
  }
  return check
}
