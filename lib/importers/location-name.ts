import { artistAndTitle } from '@/lib/song-text/artist-title'
import { bounded } from '@/lib/song-text/clean-text'
import { isAddress, isMediaFile, lastPart, withoutMediaEnding } from './location-path'

// "01 - ", "07. ", "12_", "1-04 ", "03 ". A bare "99 " may begin a title and needs its neighbour.
const TRACK_NUMBER =
  /^(?:\d{1,2}-(?=\d{2}\D))?(\d{1,2}|0\d{2,3})(?:\s*[.)]\s+|[.)](?=\D)|\s+-\s+|-(?=\D)|_|(?<=\b0\d+|-\d+)\s+)(?=\S)/
const LONG_NUMBER = /^(\d{3,4})\s+-\s+(?=.+\s-\s)/
const WIDEST_GAP = 10
const BARE_NUMBER = /^(\d{2,3})\s+(?=\S)/
// Downloaders append the video's id: "Title-dQw4w9WgXcQ", "Title [dQw4w9WgXcQ]".
const VIDEO_ID = /[-_ ](?:\[([\w-]{11})\]|([\w-]{11}))$/

export type LocationName = {
  artist: string | null
  title: string
  youtubeId: string | null
  /** The number before the title, where the name begins with one. */
  number: number | null
}

/**
 * What the name of a file says of its song: `01 - ABBA - Super Trouper.mp3` names both. `after` is
 * the number of the file before it, by which `12 Ben.mp3` is known to be the twelfth. Null for an
 * address that ends in no media file, such as a radio stream's.
 */
export function nameFromLocation(
  location: string,
  after: number | null = null,
): LocationName | null {
  if (isAddress(location) && !isMediaFile(location)) return null
  const fileName = bounded(withoutMediaEnding(withoutMediaEnding(lastPart(location))))
  const { text, youtubeId } = withoutVideoId(fileName)
  const { number, rest } = withoutNumber(text.replace(/^[\s-]+/, ''), after)
  const { artist, title } = artistAndTitle(spaced(rest.replace(/^[\s-]+/, '')))
  return title === '' ? null : { artist, title, youtubeId, number }
}

/** Underscores, or dashes where there are several, stand for spaces in a name without any. */
function spaced(text: string): string {
  if (/\s/.test(text)) return text
  if (text.includes('_')) return text.replaceAll('_', ' ')
  const isDashed = (text.match(/-/g)?.length ?? 0) > 1 && !/^\d/.test(text)
  return isDashed ? text.replaceAll('-', ' ') : text
}

function withoutNumber(text: string, after: number | null) {
  const sure = LONG_NUMBER.exec(text) ?? TRACK_NUMBER.exec(text)
  const match = sure ?? BARE_NUMBER.exec(text)
  if (match === null) return { number: null, rest: text }
  const number = Number(match[1])
  const follows = after !== null && number >= after && number <= after + WIDEST_GAP
  if (sure === null && !follows) return { number: null, rest: text }
  return { number, rest: text.slice(match[0].length) }
}

function withoutVideoId(text: string): { text: string; youtubeId: string | null } {
  const match = VIDEO_ID.exec(text)
  const id = match?.[1] ?? match?.[2] ?? ''
  // A word of eleven letters is no id: ids mix capitals, small letters and digits.
  const isId = /[a-z]/.test(id) && /[A-Z]/.test(id) && /[\d_-]/.test(id.slice(1, -1))
  return isId ? { text: text.slice(0, match!.index), youtubeId: id } : { text, youtubeId: null }
}
