import 'server-only'
import type { Fault } from '@/lib/errors'

const MIN_PASSWORD_CHARS = 10
const MAX_PASSWORD_CHARS = 128
/** On the scale of zxcvbn: 3 is 10^8 guesses or more. */
const MIN_SCORE = 3
const MIN_PERSONAL_TERM_CHARS = 4

type Person = { email: string; displayName: string }

/** Returns the reasons to reject a password; none if it is strong. Counts characters, not bytes. */
export async function findPasswordFaults(password: string, person: Person): Promise<Fault[]> {
  const length = [...password].length
  if (length < MIN_PASSWORD_CHARS) {
    return [fault(`Must have at least ${MIN_PASSWORD_CHARS} characters.`)]
  }
  if (length > MAX_PASSWORD_CHARS) {
    return [fault(`Must have at most ${MAX_PASSWORD_CHARS} characters.`)]
  }
  const personal = personalTerms(person)
  const lower = password.toLowerCase()
  if (personal.some((term) => lower.replace(term, '').length < MIN_PASSWORD_CHARS / 2)) {
    return [fault('Must not be based on your name or e-mail address.')]
  }
  const { score, feedback } = (await getEstimator())(password, [...personal, ...PRODUCT_TERMS])
  if (score >= MIN_SCORE) return []
  const hints = [feedback.warning, ...feedback.suggestions].filter(Boolean)
  return ['Is too easy to guess.', ...hints].map((text) => fault(String(text)))
}

const PRODUCT_TERMS = ['riffle', 'spotify', 'playlist', 'shuffle', 'youtube']

const fault = (message: string): Fault => ({ path: 'password', message })

const personalTerms = ({ email, displayName }: Person) =>
  [email, email.split('@')[0] ?? '', ...displayName.split(/\s+/)]
    .map((term) => term.toLowerCase())
    .filter((term) => term.length >= MIN_PERSONAL_TERM_CHARS)

type Estimate = { score: number; feedback: { warning: string | null; suggestions: string[] } }
type Estimator = (password: string, inputs: string[]) => Estimate

let estimator: Promise<Estimator> | undefined

// Loaded on first use: the dictionaries are large.
function getEstimator(): Promise<Estimator> {
  estimator ??= loadEstimator()
  return estimator
}

async function loadEstimator(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  })
  return (password, inputs) => zxcvbn.check(password, inputs)
}
