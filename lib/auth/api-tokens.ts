import 'server-only'
import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const HINT_LENGTH = 8
/** 32 letters of 62 are 190 bits. */
const SECRET_LENGTH = 32
const CHECK_LENGTH = 6
const START = 'rfl_'
const FORM = /^(rfl_[0-9A-Za-z]{8}_[0-9A-Za-z]{32})([0-9A-Za-z]{6})$/

/**
 * A personal API token, `rfl_<id>_<secret><check>`: known by its beginning, to people and to what
 * scans for leaked secrets, and by its CRC-32 at the end. `hint` is the part that is no secret.
 */
export function newApiToken(): { token: string; hint: string } {
  const hint = START + letters(HINT_LENGTH)
  const body = `${hint}_${letters(SECRET_LENGTH)}`
  return { token: body + checkOf(body), hint }
}

/** Whether a bearer token means to be a personal API token. */
export const isApiToken = (text: string): boolean => text.startsWith(START)

/** Whether it can be one of ours: a slip of the pen is told without asking anybody. */
export function isWellFormed(token: string): boolean {
  const [, body, check] = FORM.exec(token) ?? []
  return body !== undefined && checkOf(body) === check
}

const letters = (count: number) =>
  Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

function checkOf(body: string): string {
  let rest = crc32(body)
  let check = ''
  while (check.length < CHECK_LENGTH) {
    check = ALPHABET[rest % ALPHABET.length] + check
    rest = Math.floor(rest / ALPHABET.length)
  }
  return check
}
