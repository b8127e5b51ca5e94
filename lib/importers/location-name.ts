import { splitArtistTitle } from '@/lib/song-text/artist-title'
import { boundText } from '@/lib/song-text/clean-text'
import { fileNameOf, isMediaFile, isUrl, stripMediaExtension } from './location-path'

// "01 - ", "07. ", "12_", "1-04 ", "03 ". "99 " may also begin a title: the number before decides.
const TRACK_NUMBER =
  /^(?:\d{1,2}-(?=\d{2}\D))?(\d{1,2}|0\d{2,3})(?:\s*[.)]\s+|[.)](?=\D)|\s+-\s+|-(?=\D)|_|(?<=\b0\d+|-\d+)\s+)(?=\S)/
const LONG_NUMBER = /^(\d{3,4})\s+-\s+(?=.+\s-\s)/
const MAX_NUMBER_GAP = 10
const BARE_NUMBER = /^(\d{2,3})\s+(?=\S)/
// Downloaders append the id of the video: "Title-dQw4w9WgXcQ", "Title [dQw4w9WgXcQ]".
const VIDEO_ID = /[-_ ](?:\[([\w-]{11})\]|([\w-]{11}))$/

export type LocationName = {
  artist: string | null
  title: string
  youtubeId: string | null
  /** The track number before the title; null if there is none. */
  number: number | null
}

/**
 * Parses the artist and title in a file name such as `01 - ABBA - Super Trouper.mp3`.
 * `previousNumber` is the track number of the file before: it decides whether `12 Ben.mp3` begins
 * with a track number. Null for a URL that does not end in a media file, such as a radio stream.
 */
export function parseLocationName(
  location: string,
  previousNumber: number | null = null,
): LocationName | null {
  if (isUrl(location) && !isMediaFile(location)) return null
  const fileName = boundText(stripMediaExtension(stripMediaExtension(fileNameOf(location))))
  const { text, youtubeId } = splitVideoId(fileName)
  const { number, rest } = splitTrackNumber(text.replace(/^[\s-]+/, ''), previousNumber)
  const { artist, title } = splitArtistTitle(restoreSpaces(rest.replace(/^[\s-]+/, '')))
  return title === '' ? null : { artist, title, youtubeId, number }
}

/** Replaces underscores, or several dashes, by spaces if the name has no spaces. */
function restoreSpaces(text: string): string {
  if (/\s/.test(text)) return text
  if (text.includes('_')) return text.replaceAll('_', ' ')
  const isDashed = (text.match(/-/g)?.length ?? 0) > 1 && !/^\d/.test(text)
  return isDashed ? text.replaceAll('-', ' ') : text
}

function splitTrackNumber(text: string, previousNumber: number | null) {
  const marked = LONG_NUMBER.exec(text) ?? TRACK_NUMBER.exec(text)
  const match = marked ?? BARE_NUMBER.exec(text)
  if (match === null) return { number: null, rest: text }
  const number = Number(match[1])
  const isNext =
    previousNumber !== null && number >= previousNumber && number <= previousNumber + MAX_NUMBER_GAP
  if (marked === null && !isNext) return { number: null, rest: text }
  return { number, rest: text.slice(match[0].length) }
}

function splitVideoId(text: string): { text: string; youtubeId: string | null } {
  const match = VIDEO_ID.exec(text)
  const id = match?.[1] ?? match?.[2] ?? ''
  // Eleven letters may be a word; ids mix upper case, lower case and digits.
  const isId = /[a-z]/.test(id) && /[A-Z]/.test(id) && /[\d_-]/.test(id.slice(1, -1))
  return match && isId
    ? { text: text.slice(0, match.index), youtubeId: id }
    : { text, youtubeId: null }
}
