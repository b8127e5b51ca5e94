import 'server-only'
import { shortestPeriod } from '@/lib/config/shortest-period'
import { isCommonPassword } from './common-passwords'
import { guessCost } from './guess-cost'

/** Two common words with a year, digits or signs are guessed at once. */
const MAX_GUESSABLE_COST = 2.3
const MIN_WORD_CHARS = 3
const PRODUCT_WORDS = ['riffle', 'spotify', 'youtube', 'playlist', 'playlists', 'shuffle', 'music']

export type Person = { email: string; displayName: string }

/**
 * Whether a password is based on the names of a person, common (a common password, or common words with
 * years, digits, signs, repetitions, keyboard walks or the name of the product), or neither.
 */
export function findGuessable(password: string, person: Person): 'personal' | 'common' | null {
  const text = password.normalize('NFKC').toLowerCase()
  const unit = shortestPeriod(text)
  if (isCommon(text) || isCommon(unit)) return 'common'
  const product = new Set(PRODUCT_WORDS)
  const cost = guessCost(unit, product)
  const namedCost = guessCost(unit, new Set([...product, ...namesOf(person)]))
  if (namedCost > MAX_GUESSABLE_COST) return null
  return namedCost < cost ? 'personal' : 'common'
}

const isCommon = (text: string): boolean =>
  isCommonPassword(text) || isCommonPassword(text.replaceAll(/[^\p{L}\p{N}]/gu, ''))

/** Returns the words of the name and the e-mail address of a person, in lower case. */
export function namesOf({ email, displayName }: Person): string[] {
  const parts = [email, displayName].flatMap((text) => [
    text.toLowerCase(),
    ...text.toLowerCase().split(/[^\p{L}\p{N}]+/u),
    ...text.toLowerCase().split(/[^\p{L}]+/u),
  ])
  return parts.filter((part) => part.length >= MIN_WORD_CHARS)
}
