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
const SCORE_WANTED = 3

export type Strength = {
  /** 0 (guessed at once) to 4 (not in a lifetime). */
  score: 0 | 1 | 2 | 3 | 4
  /** How many characters are needed beside those typed. */
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
  // Without translations it returns the names of its warnings, which the catalogue has texts for.
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
      warning:
        score < SCORE_WANTED ? WARNINGS.find((name) => name === feedback.warning) : undefined,
    }
  }
}
