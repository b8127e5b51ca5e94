import 'server-only'
import type { Fault } from '@/lib/errors'

const MIN_PASSWORD_CHARS = 10
const MAX_PASSWORD_CHARS = 128
/** zxcvbn's scale: 3 is ten to the eighth guesses or more. */
const MIN_SCORE = 3

type Person = { email: string; displayName: string }

/** What speaks against a password; nothing when it is good. Characters are counted, not bytes. */
export async function findPasswordFaults(password: string, person: Person): Promise<Fault[]> {
  const length = [...password].length
  if (length < MIN_PASSWORD_CHARS)
    return [fault(`Must have at least ${MIN_PASSWORD_CHARS} characters.`)]
  if (length > MAX_PASSWORD_CHARS)
    return [fault(`Must have at most ${MAX_PASSWORD_CHARS} characters.`)]
  const personal = personalWords(person)
  const bare = password.toLowerCase()
  if (personal.some((word) => bare.replace(word, '').length < MIN_PASSWORD_CHARS / 2)) {
    return [fault('Must not be made of your name or e-mail address.')]
  }
  const { score, feedback } = (await getEstimator()).check(password, [
    ...personal,
    ...PRODUCT_WORDS,
  ])
  if (score >= MIN_SCORE) return []
  return [
    fault('Is too easy to guess.'),
    ...[feedback.warning, ...feedback.suggestions]
      .filter(Boolean)
      .map((text) => fault(String(text))),
  ]
}

const PRODUCT_WORDS = ['riffle', 'spotify', 'playlist', 'shuffle', 'youtube']

const fault = (message: string): Fault => ({ path: 'password', message })

const personalWords = ({ email, displayName }: Person) =>
  [email, email.split('@')[0] ?? '', ...displayName.split(/\s+/)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 3)

// The dictionaries are large: read at the first use.
let loaded: Promise<{ check: (password: string, inputs: string[]) => Result }> | undefined
type Result = { score: number; feedback: { warning: string | null; suggestions: string[] } }

function getEstimator() {
  loaded ??= load()
  return loaded
}

async function load() {
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
  return { check: (password: string, inputs: string[]) => zxcvbn.check(password, inputs) as Result }
}
