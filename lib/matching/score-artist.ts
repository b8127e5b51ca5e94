import { channelOf, channelTokens } from './channel'
import { placesOf, tokensOf } from './tokens'
import type { Video, Wanted } from './types'
import type { Word } from './video-title'

/** What speaks for the artist; `isTheirs`: from a channel of theirs. `rest` is what the title says besides. */
export type Artist = {
  points: number
  isSure: boolean
  isTheirs: boolean
  rest: Word[]
  reasons: string[]
}

/** Whether a video is of the recording's artist, by its channel and the words beside the song's name. */
export function scoreArtist(words: Word[], { artists }: Wanted, { channel }: Video): Artist | null {
  const [main] = artists
  const named = artists.map((artist) => findName(artist, words))
  const rest = withoutNames(words, named.flat())
  const whose = artists.map((artist) => channelOf(channel, artist))
  const says = (points: number, reason: string, { isSure = true, isTheirs = false } = {}) => ({
    points,
    isSure,
    isTheirs,
    rest,
    reasons: [reason],
  })
  if (main === undefined) return says(8, 'The artist is not known', { isSure: false })
  if (whose.includes('topic')) return says(20, 'From the artist’s album', { isTheirs: true })
  if (whose[0] === 'own') return says(18, 'From the artist’s channel', { isTheirs: true })
  if (named[0]!.length > 0) return says(14, 'Names the artist')
  if (placesOf(tokensOf(main), channelTokens(channel)).length > 0) {
    return says(12, 'From a channel of that name')
  }
  const isByAnother = whose.includes('own') || named.some((places) => places.length > 0)
  return isByAnother ? says(8, 'Names another of its artists', { isSure: false }) : null
}

// Every place where the name stands, as indexes of `rest`.
function findName(artist: string, rest: Word[]): number[] {
  const name = tokensOf(artist)
  const short = name[0] === 'the' && name.length > 1 ? name.slice(1) : name
  const tokens = rest.map((word) => word.token)
  const places = placesOf(short, tokens)
  return places.flatMap((from) => short.map((_, step) => from + step))
}

const withoutNames = (rest: Word[], at: number[]): Word[] => {
  const named = new Set(at)
  return rest.filter((_, index) => !named.has(index))
}
