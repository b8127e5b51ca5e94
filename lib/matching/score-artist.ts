import { classifyChannel, tokenizeChannel } from './channel'
import { findPositions, tokenize } from './tokens'
import type { Recording, Video } from './types'
import type { TitleToken } from './video-title'

/** The score of the artist. `rest` are the other words of the title. */
export type ArtistScore = {
  points: number
  isSure: boolean
  /** True for a video of a channel of the artist. */
  isOwnChannel: boolean
  rest: TitleToken[]
  reasons: string[]
}

/** Scores the artist of a video by its channel and the words around the song name; null if it differs. */
export function scoreArtist(
  words: TitleToken[],
  { artists }: Recording,
  { channel }: Video,
): ArtistScore | null {
  const [main] = artists
  const named = artists.map((artist) => findNamePositions(artist, words))
  const rest = removeNames(words, named.flat())
  const owners = artists.map((artist) => classifyChannel(channel, artist))
  const score = (points: number, reason: string, { isSure = true, isOwnChannel = false } = {}) => ({
    points,
    isSure,
    isOwnChannel,
    rest,
    reasons: [reason],
  })
  if (main === undefined) return score(8, 'Unknown artist', { isSure: false })
  if (owners.includes('topic')) return score(20, 'From the artist’s album', { isOwnChannel: true })
  if (owners[0] === 'own') return score(18, 'From the artist’s channel', { isOwnChannel: true })
  if (named[0]?.length) return score(14, 'Names the artist')
  if (findPositions(tokenize(main), tokenizeChannel(channel)).length > 0) {
    return score(12, 'From a channel of that name')
  }
  const isByAnother = owners.includes('own') || named.some((positions) => positions.length > 0)
  return isByAnother ? score(8, 'Names another of its artists', { isSure: false }) : null
}

// The indexes in `rest` of all tokens of the name.
function findNamePositions(artist: string, rest: TitleToken[]): number[] {
  const name = tokenize(artist)
  const short = name[0] === 'the' && name.length > 1 ? name.slice(1) : name
  const tokens = rest.map((word) => word.token)
  const positions = findPositions(short, tokens)
  if (positions.length === 0) return findCompactPositions(short.join(''), tokens)
  return positions.flatMap((from) => short.map((_, step) => from + step))
}

/** Finds `ACDC` for AC/DC, and `AC DC` for ACDC. */
function findCompactPositions(name: string, tokens: string[]): number[] {
  for (let from = 0; from < tokens.length; from++) {
    let joined = ''
    for (let to = from; to < tokens.length && joined.length < name.length; to++) {
      joined += tokens[to] ?? ''
      if (joined === name) return Array.from({ length: to - from + 1 }, (_, step) => from + step)
    }
  }
  return []
}

const removeNames = (rest: TitleToken[], at: number[]): TitleToken[] => {
  const named = new Set(at)
  return rest.filter((_, index) => !named.has(index))
}
