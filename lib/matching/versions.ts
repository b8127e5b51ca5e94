import { isNeutral } from './neutral-tokens'

/** A kind of recording of a song other than the studio recording. */
export type Version = keyof typeof VERSION_PATTERNS

// Each matches folded words with a space before and after each.
const VERSION_PATTERNS = {
  live: / (live|unplugged|concert|concierto|sessions?|tour|tiny desk|kexp|colors show|live lounge|boiler room|audiotree|like a version|recorded (at|in|for)|spotify (singles|studios)|en vivo|ao vivo|en direct|en directo|dal vivo|festival) |ライブ|ライフ|라이브|现场|現場/,
  cover:
    / (cover|covers|covered|coverversion|tribute|in the style of|originally performed|made famous) |カバー|カハー|歌ってみた|커버|翻唱/,
  remix: / (remix|remixed|rmx|bootleg|mashup|mash up|rework|refix|flip|megamix|mix|dub|vip) /,
  'sped up': / (sped|spedup|sped up|speed up|speedup|fast version) /,
  slowed: / (slowed|slow version|slowed down|chopped and screwed) /,
  reverb: / reverb /,
  nightcore: / (nightcore|daycore) /,
  '8d': / (8d|16d|9d|360 audio|bass boosted) /,
  karaoke: / (karaoke|sing along|singalong|minus one) |カラオケ|노래방|伴奏/,
  instrumental:
    / (instrumental|instrumentals|inst|backing track|off vocal|no vocals|without vocals) |インスト/,
  acoustic:
    / (acoustic|acustico|acustica|akustik|stripped|piano version|piano|unplugged) |アコースティック/,
  orchestral:
    / (orchestral|orchestra version|symphonic|string quartet|a cappella|acapella|8 bit|lofi|lo fi) /,
  demo: / (demo|demos|outtake|rehearsal|rough|early version|alternate take|alternate version) /,
  language:
    / ((spanish|english|japanese|korean|chinese|mandarin|german|deutsche|french|italian|portuguese|hindi|russian|turkish|arabic|swedish|dutch) (version|ver)|version (en )?(espanol|ingles|francaise|anglaise|italiana|portugues)|auf deutsch) /,
  reaction:
    / (reaction|reactions|reacts|react|reacting|first time hearing|first listen|vocal coach|review) /,
  lesson: / (lesson|tutorial|how to play|tab|tabs|chords|play along|dance practice|choreography) /,
  long: / (1 hour|one hour|\d+ hours|hour loop|loop|full album|best of|compilation|medley|playlist|nonstop) /,
  teaser:
    / (teaser|trailer|behind the scenes|making of|preview|snippet|interview|shorts|commentary) /,
  parody: / (parody|ai cover|ai version) /,
  rerecorded: / (re recorded|rerecorded|re recording|rerecording|rerecord) /,
  // Any other name: "Taylor's Version", "Metal Version".
  named:
    / (?!(?:album|single|official|original|full|video|lyrics?|audio|music|radio|extended|long|short|remaster|remastered|clean|explicit|stereo|mono|film|movie|new|hd|hq|4k|complete|tv|studio|cd|lp|vinyl|deluxe|standard|uncut|edited|edit|club|spanish|english|japanese|korean|chinese|mandarin|german|deutsche|french|italian|portuguese|hindi|russian|turkish|arabic|swedish|dutch|live|cover|demo|acoustic|piano|instrumental|karaoke|orchestra|slow|fast|early|alternate|ai|remix|the|a|this|my|our|\d+) )\S+ (?:version|ver) /,
} as const

/** Versions that the name of a channel implies for all its videos. */
const CHANNEL_VERSIONS = new Set<Version>([
  ...(['karaoke', 'nightcore', '8d', 'cover', 'reaction', 'lesson', 'instrumental'] as const),
  ...(['slowed', 'sped up'] as const),
])

// Another cut of the same recording: its length distinguishes it.
const CUT_PATTERN =
  / (radio edit|edit|extended|original mix|club mix|extended mix|single version|album version|radio mix|short version|long version|part) /

// Phrases with words of versions that are not another recording.
const NO_VERSION = / (original mix|official mix|live lyrics) /

const BETWEEN_SIGNS =
  /(?<=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]) (?=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}])/gu

const padTokens = (tokens: readonly string[]) => ` ${tokens.join(' ')} `

/** Returns the versions that tokens name. */
export function findVersions(tokens: readonly string[]): Set<Version> {
  const text = padTokens(tokens).replace(NO_VERSION, ' ')
  // Tokens of unspaced scripts are single characters.
  const joined = text.replace(BETWEEN_SIGNS, '')
  return new Set(
    (Object.keys(VERSION_PATTERNS) as Version[]).filter(
      (name) => VERSION_PATTERNS[name].test(text) || VERSION_PATTERNS[name].test(joined),
    ),
  )
}

/** Returns the versions that the name of a channel implies. */
export const findChannelVersions = (tokens: readonly string[]): Set<Version> =>
  new Set([...findVersions(tokens)].filter((version) => CHANNEL_VERSIONS.has(version)))

/** True if tokens name another cut of the same recording. */
export const isOtherCut = (tokens: readonly string[]): boolean =>
  CUT_PATTERN.test(padTokens(tokens))

const VERSION_WORDS = new Set(
  `live cover covers remix remixed rmx bootleg mix mashup edit version ver sped speed up slowed down
   reverb nightcore 8d audio bass boosted karaoke instrumental acoustic stripped piano unplugged demo
   session sessions extended original at from in on the a an by of and with official video performance
   concert music radio club vip rework recorded recording rerecorded re take vivo en ao dj mc`.split(
    /\s+/,
  ),
)

/** Returns the tokens that distinguish versions of one kind: who remixed it, where it was played. */
export const findVersionDetails = (tokens: readonly string[]): string[] =>
  tokens.filter((token) => !VERSION_WORDS.has(token) && !isNeutral(token))

const PART =
  / (?:part|pt|vol|volume|chapter|act|movement|mvt|no) (\d{1,3}|[ivx]{1,5}|one|two|three|four|five|six) /
const NUMBERS: Record<string, string> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  ...{ i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6', vii: '7', viii: '8', ix: '9', x: '10' },
}

/** Returns the number of the part that tokens name, such as `2` for "Pt. II"; null if none. */
export function findPartNumber(tokens: readonly string[]): string | null {
  const number = PART.exec(padTokens(tokens))?.[1]
  return number === undefined ? null : (NUMBERS[number] ?? number.replace(/^0+(?=\d)/, ''))
}
