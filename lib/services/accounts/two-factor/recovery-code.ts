import 'server-only'
import { hash, randomInt } from 'node:crypto'
import { CODE_LETTERS, toCodeLetters } from '../code-letters'

const CODE_COUNT = 10
const GROUPS = 6
const GROUP_CHARS = 4

/** Returns ten new recovery codes of 120 random bits, such as `7QMK-2VPN-LRT4-WZS8-HDJF-6GAU`. */
export const generateRecoveryCodes = (): string[] =>
  Array.from({ length: CODE_COUNT }, () => Array.from({ length: GROUPS }, randomGroup).join('-'))

const randomGroup = (): string =>
  Array.from({ length: GROUP_CHARS }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')

/** Returns the digest under which a code is stored; the same without regard to case and separators. */
export const hashRecoveryCode = (code: string): string =>
  hash('sha256', toCodeLetters(code), 'base64url')
