/** 0 (at once) to 4 (not in a lifetime), and what to do about it; `words` may be empty. */
export type Strength = { score: 0 | 1 | 2 | 3 | 4; words: string }

const SHORTEST = 10

const WORDS = [
  'Guessed at once',
  'Guessed within minutes',
  'Guessed within hours',
  'Takes years to guess',
  'Takes more than a lifetime to guess',
]

type Rate = (password: string, personal: string[]) => Strength
let loading: Promise<Rate> | undefined

/** Rates a password as the server does. The dictionaries are large: they come at the first use. */
export async function strengthOf(password: string, personal: string[]): Promise<Strength> {
  loading ??= loadRate()
  return (await loading)(password, personal)
}

async function loadRate(): Promise<Rate> {
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
  return (password, personal) => {
    const { score, feedback } = zxcvbn.check(password.slice(0, 128), [...personal, 'riffle'])
    const isShort = [...password].length < SHORTEST
    if (isShort)
      return { score: Math.min(score, 1) as Strength['score'], words: tooShort(password) }
    const advice = score < 3 ? (feedback.warning ?? '') : ''
    return { score, words: [WORDS[score], advice].filter(Boolean).join('. ') }
  }
}

function tooShort(password: string): string {
  const missing = SHORTEST - [...password].length
  return missing === 1 ? 'One more character is needed' : `${missing} more characters are needed`
}
