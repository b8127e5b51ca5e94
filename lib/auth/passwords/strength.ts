import 'server-only'
import type { ErrorParams, Fault } from '@/lib/errors'
import type { FaultCode } from '@/lib/fault-codes'
import { findGuessable, namesOf, type Person } from './guessable'
import { createPasswordPool } from './worker-pool'

const MIN_PASSWORD_CHARS = 10
const MAX_PASSWORD_CHARS = 128
/** On the scale of zxcvbn: 3 is 10^8 guesses or more. */
const MIN_SCORE = 3

const COMMON_MESSAGE = 'Is a common password, or made of common words with a year, digits or signs.'

type Estimate = { score: number; hints: string[] }

/** A password that is built to be slow takes 0.2 s: 16 of them end within the deadline. */
const estimate: (task: { password: string; terms: string[] }) => Promise<Estimate> =
  createPasswordPool({
    name: 'estimateStrength',
    maxThreads: 1,
    maxWaitingTasks: 16,
    deadlineMs: 15_000,
  })

/**
 * Returns the reasons to reject a password; none if it is strong. Counts characters, not bytes.
 * @throws AppError `service_unavailable` if too many passwords wait for their estimate
 */
export async function findPasswordFaults(password: string, person: Person): Promise<Fault[]> {
  const length = [...password].length
  if (length < MIN_PASSWORD_CHARS) {
    return [
      fault('too_small', `Must have at least ${MIN_PASSWORD_CHARS} characters.`, {
        minimum: MIN_PASSWORD_CHARS,
      }),
    ]
  }
  if (length > MAX_PASSWORD_CHARS) {
    return [
      fault('too_big', `Must have at most ${MAX_PASSWORD_CHARS} characters.`, {
        maximum: MAX_PASSWORD_CHARS,
      }),
    ]
  }
  const guessable = findGuessable(password, person)
  if (guessable === 'personal') {
    return [fault('too_personal', 'Must not be based on your name or e-mail address.')]
  }
  if (guessable === 'common') return [fault('too_common', COMMON_MESSAGE)]
  const { score, hints } = await estimate({ password, terms: [...namesOf(person), 'riffle'] })
  if (score >= MIN_SCORE) return []
  return ['Is too easy to guess.', ...hints].map((text) => fault('too_easy', text))
}

const fault = (code: FaultCode, message: string, params?: ErrorParams): Fault => ({
  path: 'password',
  code,
  message,
  params,
})
