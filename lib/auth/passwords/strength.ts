import 'server-only'
import type { Fault } from '@/lib/errors'

const SHORTEST = 10
const LONGEST = 128
/** zxcvbn's scale: 3 is ten to the eighth guesses or more. */
const SCORE_WANTED = 3

type Person = { email: string; displayName: string }

/** What speaks against a password; nothing when it is good. Characters are counted, not bytes. */
export async function passwordFaults(password: string, person: Person): Promise<Fault[]> {
  const length = [...password].length
  if (length < SHORTEST) return [fault(`Must have at least ${SHORTEST} characters.`)]
  if (length > LONGEST) return [fault(`Must have at most ${LONGEST} characters.`)]
  const personal = wordsOf(person)
  const bare = password.toLowerCase()
  if (personal.some((word) => bare.replace(word, '').length < SHORTEST / 2)) {
    return [fault('Must not be made of your name or e-mail address.')]
  }
  const { score, feedback } = (await guessability()).check(password, [...personal, ...OURS])
  if (score >= SCORE_WANTED) return []
  return [
    fault('Is too easy to guess.'),
    ...[feedback.warning, ...feedback.suggestions]
      .filter(Boolean)
      .map((text) => fault(String(text))),
  ]
}

const OURS = ['riffle', 'spotify', 'playlist', 'shuffle', 'youtube']

const fault = (message: string): Fault => ({ path: 'password', message })

const wordsOf = ({ email, displayName }: Person) =>
  [email, email.split('@')[0] ?? '', ...displayName.split(/\s+/)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 3)

// The dictionaries are large: read at the first use.
let loaded: Promise<{ check: (password: string, inputs: string[]) => Result }> | undefined
type Result = { score: number; feedback: { warning: string | null; suggestions: string[] } }

function guessability() {
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
