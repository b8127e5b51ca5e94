import { splitArtistTitle } from '@/lib/song-text/artist-title'
import { creditArtists, parseCredit } from '@/lib/song-text/credit'
import { parseTopicArtist } from './channel'
import { isNeutral, UNSPACED_NEUTRAL } from './neutral-tokens'
import { toCompactName, tokenize } from './tokens'

const ASIDE = /\s*[([{【]([^)\]}】]*)[)\]}】]/g
const AFTER_BAR = /\s*[|｜]\s*([^|｜]*)$/
const FEATURING =
  /\s*[([]?\s*(?:\bfeat\.?|\bft\.?|\bfeaturing)\s+([^)\]|]+?)\s*(?:[)\]]|$|(?=\s+[-–—]\s))/i
const QUOTED = /^(.+?)\s*["“「『]([^"”」』]+)["”」』]\s*$/
const ADDED = /\s*(?:vevo|official|oficial|tv|channel)\s*$/i
const HUMPS = /(?<=\p{Ll})(?=\p{Lu})/gu

/** Reads the song of a video from its title and channel. */
export function readVideoSong({ title, channel }: { title: string; channel: string }): {
  title: string
  artists: string[]
} {
  const album = parseTopicArtist(channel)
  if (album) return { title: title.trim(), artists: splitArtists(album) }
  const { text, featured } = splitFeatured(stripNeutralParts(title))
  const { artist, name } = readNames(text, channel)
  const artists = [...(artist ? splitArtists(artist) : []), ...featured]
  return { title: name || title.trim(), artists: [...new Set(artists)] }
}

// Uploaders separate artists by commas.
const splitArtists = (text: string): string[] => creditArtists(parseCredit(text, { commas: 'all' }))

/** Removes parts that do not describe the song: "(Official Video)", "[4K]", "| Lyrics". */
function stripNeutralParts(title: string): string {
  const shorter = title.replace(UNSPACED_NEUTRAL, ' ').replace(ASIDE, (all, inside: string) => {
    return tokenize(inside).every(isNeutral) ? ' ' : all
  })
  const bar = AFTER_BAR.exec(shorter)
  const cut = bar && tokenize(bar[1] ?? '').every(isNeutral) ? shorter.slice(0, bar.index) : shorter
  const kept = cut.replace(
    /\s*\b(?:official (?:music |lyric )?(?:video|audio)|lyrics?|M\/V|MV)\s*$/i,
    '',
  )
  return (kept.trim() ? kept : title).replace(/\s+/g, ' ').trim()
}

function splitFeatured(text: string): { text: string; featured: string[] } {
  const found = FEATURING.exec(text)
  if (!found) return { text, featured: [] }
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
  const names = (found[1] ?? '').split(/,\s+|\s+&\s+|\s+and\s+|\s+x\s+/i).map((name) => name.trim())
  return { text: rest.replace(/\s+/g, ' ').trim(), featured: names.filter(Boolean) }
}

function readNames(text: string, channel: string): { artist: string | null; name: string } {
  const owner = readOwner(channel)
  const { artist, title } = splitArtistTitle(text)
  if (artist !== null) {
    // "Song - Artist" is reversed if the channel is the artist's.
    const isReversed =
      toCompactName(title) === toCompactName(owner) &&
      toCompactName(artist) !== toCompactName(owner)
    const isQuoted = /^["“「『].+["”」』]$/.test(title)
    const name = isQuoted ? title.slice(1, -1) : title
    return isReversed ? { artist: title, name: artist } : { artist, name }
  }
  const [, quotedArtist, quotedName] = QUOTED.exec(text) ?? []
  if (quotedArtist && quotedName) return { artist: quotedArtist.trim(), name: quotedName.trim() }
  return { artist: owner || null, name: text }
}

// "AdeleVEVO", "TaylorSwiftVEVO", "Coldplay Official".
function readOwner(channel: string): string {
  const name = channel.replace(ADDED, '').trim()
  const isVevo = /vevo\s*$/i.test(channel)
  return isVevo ? name.replace(HUMPS, ' ') : name
}
