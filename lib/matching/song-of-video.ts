import { splitArtistTitle, splitAtDashes } from '@/lib/song-text/artist-title'
import { creditArtists, parseCredit } from '@/lib/song-text/credit'
import { splitTitleByArtist } from '@/lib/song-text/title-by-artist'
import { parseTopicArtist, readVideoOwner } from '@/lib/song-text/video-owner'
import { parseFilmSong } from './film-song'
import { isNeutral, UNSPACED_NEUTRAL } from './neutral-tokens'
import { toCompactName, tokenize } from './tokens'
import { findVersions, type Version } from './versions'

// bounded-regex: titles and names have at most 1,000 characters.
const ASIDE = /\s*[([{【]([^)\]}】]*)[)\]}】]/g
// bounded-regex: titles and names have at most 1,000 characters.
const AFTER_BAR = /\s*[|｜]\s*([^|｜]*)$/
// bounded-regex: titles and names have at most 1,000 characters.
const FEATURING =
  /\s*[([]?\s*(?:\bfeat\.?|\bft\.?|\bfeaturing)\s+([^)\]|]+?)\s*(?:[)\]]|$|(?=\s+[-–—]\s))/i
// bounded-regex: titles and names have at most 1,000 characters.
const QUOTED = /^(.+?)\s*["“「『]([^"”」』]+)["”」』]\s*$/
/** Versions that belong to the name of a song. */
const RECORDINGS = new Set<Version>([
  'live',
  'acoustic',
  'demo',
  'remix',
  'orchestral',
  'instrumental',
])

/** Reads the song of a video from its title and channel. */
export function readVideoSong({ title, channel }: { title: string; channel: string }): {
  title: string
  artists: string[]
} {
  const album = parseTopicArtist(channel)
  if (album !== null) return { title: title.trim(), artists: album ? splitArtists(album) : [] }
  const { text: whole, featured } = splitFeatured(stripNeutralParts(toPlainSigns(title)))
  const film = parseFilmSong(whole, readVideoOwner(channel))
  if (film) return film
  const text = moveVersion(whole)
  const { artist, name } = readNames(text, channel)
  const artists = [...(artist ? splitArtists(artist) : []), ...featured]
  return { title: name || title.trim(), artists: [...new Set(artists)] }
}

// Uploaders separate artists by commas.
const splitArtists = (text: string): string[] => creditArtists(parseCredit(text, { commas: 'all' }))

/** Replaces full-width brackets, and ` _ ` between artist and title. */
const toPlainSigns = (title: string): string =>
  title
    .replace(/[（［]/g, ' (')
    .replace(/[）］]/g, ') ')
    .replace(/ _ /g, ' - ')

/** Moves a version after a bar into brackets: `Song | Live on KEXP` becomes `Song (Live on KEXP)`. */
function moveVersion(text: string): string {
  const bar = AFTER_BAR.exec(text)
  const version = bar?.[1]?.trim() ?? ''
  const isVersion = [...findVersions(tokenize(version))].some((one) => RECORDINGS.has(one))
  if (!bar || !isVersion) return text
  return `${text.slice(0, bar.index).trim()} (${version})`
}

/** Removes parts that do not describe the song: "(Official Video)", "[4K]", "| Lyrics". */
function stripNeutralParts(title: string): string {
  const shorter = title.replace(UNSPACED_NEUTRAL, ' ').replace(ASIDE, (all, inside: string) => {
    return tokenize(inside).every(isNeutral) ? ' ' : all
  })
  const bar = AFTER_BAR.exec(shorter)
  const cut = bar && tokenize(bar[1] ?? '').every(isNeutral) ? shorter.slice(0, bar.index) : shorter
  // bounded-regex: titles and names have at most 1,000 characters.
  const kept = cut.replace(
    /\s*\b(?:official (?:music |lyric )?(?:video|audio)|lyrics?|M\/V|MV)\s*$/i,
    '',
  )
  return stripNeutralTail((kept.trim() ? kept : title).replace(/\s+/g, ' ').trim())
}

/** Removes the dash before removed words, and words such as "official video" after a dash. */
function stripNeutralTail(title: string): string {
  const parts = splitAtDashes(title.replace(/ [-–—]$/, ''))
  while (parts.length > 1 && tokenize(parts.at(-1) ?? '').every(isNeutral)) parts.pop()
  return parts.join(' - ')
}

function splitFeatured(text: string): { text: string; featured: string[] } {
  const found = FEATURING.exec(text)
  if (!found) return { text, featured: [] }
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
  // bounded-regex: titles and names have at most 1,000 characters.
  const names = (found[1] ?? '').split(/,\s+|\s+&\s+|\s+and\s+|\s+x\s+/i).map((name) => name.trim())
  return { text: rest.replace(/\s+/g, ' ').trim(), featured: names.filter(Boolean) }
}

function readNames(text: string, channel: string): { artist: string | null; name: string } {
  const owner = readVideoOwner(channel)
  const { artist, title } = splitArtistTitle(text)
  if (artist !== null) {
    // "Song - Artist" is reversed if the channel is the artist's.
    const isReversed =
      toCompactName(title) === toCompactName(owner) &&
      toCompactName(artist) !== toCompactName(owner)
    return isReversed ? { artist: title, name: artist } : { artist, name: unquote(title) }
  }
  const [, quotedArtist, quotedName] = QUOTED.exec(text) ?? []
  if (quotedArtist && quotedName) return { artist: quotedArtist.trim(), name: quotedName.trim() }
  const by = splitTitleByArtist(text, 'two_words')
  if (by) return { artist: by.artist, name: unquote(by.title) }
  return { artist: owner || null, name: text }
}

/** Removes quotes around a name, also if a version follows in brackets. */
const unquote = (name: string): string => name.replace(/^["“「『]([^"”」』]+)["”」』]/, '$1')
