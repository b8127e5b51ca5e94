const WARNINGS = [
  'straightRow',
  'keyPattern',
  'simpleRepeat',
  'extendedRepeat',
  'sequences',
  'recentYears',
  'dates',
  'topTen',
  'topHundred',
  'common',
  'similarToCommon',
  'wordByItself',
  'namesByThemselves',
  'commonNames',
  'userInputs',
] as const

export const MIN_CHARACTERS = 10
const MAX_RATED_CHARACTERS = 128
const MIN_SCORE = 3

export type Strength = {
  /** 0: guessed instantly, to 4: not guessed in a lifetime. */
  score: 0 | 1 | 2 | 3 | 4
  /** The number of characters that the password is too short by. */
  missing: number
  /** zxcvbn's name for the main weakness; undefined for a strong password. */
  warning: (typeof WARNINGS)[number] | undefined
}

type Rate = (password: string, personal: string[]) => Strength
let loading: Promise<Rate> | undefined

/** Rates a password as the server does. The dictionaries are large: they are loaded at first use. */
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
  // Without translations it returns the names of its warnings: the keys of texts in the catalogue.
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  })
  return (password, personal) => {
    const rated = password.slice(0, MAX_RATED_CHARACTERS)
    const { score, feedback } = zxcvbn.check(rated, [...personal, 'riffle'])
    const missing = Math.max(0, MIN_CHARACTERS - [...password].length)
    return {
      score: missing > 0 && score > 1 ? 1 : score,
      missing,
      warning: score < MIN_SCORE ? WARNINGS.find((name) => name === feedback.warning) : undefined,
    }
  }
}
