import { artistAndTitle } from '@/lib/song-text/artist-title'
import { artistsOfCredit, readCredit } from '@/lib/song-text/credit'
import { topicArtist } from './channel'
import { isNeutral, NEUTRAL_SIGNS } from './neutral-words'
import { compact, tokensOf } from './tokens'

const ASIDE = /\s*[([{【]([^)\]}】]*)[)\]}】]/g
const AFTER_BAR = /\s*[|｜]\s*([^|｜]*)$/
const FEATURING =
  /\s*[([]?\s*(?:\bfeat\.?|\bft\.?|\bfeaturing)\s+([^)\]|]+?)\s*(?:[)\]]|$|(?=\s+[-–—]\s))/i
const QUOTED = /^(.+?)\s*["“「『]([^"”」』]+)["”」』]\s*$/
const ADDED = /\s*(?:vevo|official|oficial|tv|channel)\s*$/i
const HUMPS = /(?<=\p{Ll})(?=\p{Lu})/gu

/** The song that a video of this title and channel plays, as far as they say. */
export function songOfVideo({ title, channel }: { title: string; channel: string }): {
  title: string
  artists: string[]
} {
  const album = topicArtist(channel)
  if (album) return { title: title.trim(), artists: namesIn(album) }
  const { text, featured } = withoutFeatured(bare(title))
  const { artist, name } = named(text, channel)
  const artists = [...(artist ? namesIn(artist) : []), ...featured]
  return { title: name || title.trim(), artists: [...new Set(artists)] }
}

// Who uploads a video lists artists with commas.
const namesIn = (text: string): string[] => artistsOfCredit(readCredit(text, { commas: 'all' }))

/** A title without what says nothing of the song: "(Official Video)", "[4K]", "| Lyrics". */
function bare(title: string): string {
  const shorter = title.replace(NEUTRAL_SIGNS, ' ').replace(ASIDE, (all, inside: string) => {
    return tokensOf(inside).every(isNeutral) ? ' ' : all
  })
  const bar = AFTER_BAR.exec(shorter)
  const cut = bar && tokensOf(bar[1]!).every(isNeutral) ? shorter.slice(0, bar.index) : shorter
  const kept = cut.replace(
    /\s*\b(?:official (?:music |lyric )?(?:video|audio)|lyrics?|M\/V|MV)\s*$/i,
    '',
  )
  return (kept.trim() ? kept : title).replace(/\s+/g, ' ').trim()
}

function withoutFeatured(text: string): { text: string; featured: string[] } {
  const found = FEATURING.exec(text)
  if (!found) return { text, featured: [] }
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
  const names = found[1]!.split(/,\s+|\s+&\s+|\s+and\s+|\s+x\s+/i).map((name) => name.trim())
  return { text: rest.replace(/\s+/g, ' ').trim(), featured: names.filter(Boolean) }
}

function named(text: string, channel: string): { artist: string | null; name: string } {
  const owner = ownerOf(channel)
  const { artist, title } = artistAndTitle(text)
  if (artist !== null) {
    // "Song - Artist", as some write it: the channel knows better.
    const isTurned = compact(title) === compact(owner) && compact(artist) !== compact(owner)
    const isQuoted = /^["“「『].+["”」』]$/.test(title)
    const name = isQuoted ? title.slice(1, -1) : title
    return isTurned ? { artist: title, name: artist } : { artist, name }
  }
  const quoted = QUOTED.exec(text)
  if (quoted) return { artist: quoted[1]!.trim(), name: quoted[2]!.trim() }
  return { artist: owner || null, name: text }
}

// "AdeleVEVO", "TaylorSwiftVEVO", "Coldplay Official".
function ownerOf(channel: string): string {
  const name = channel.replace(ADDED, '').trim()
  const isVevo = /vevo\s*$/i.test(channel)
  return isVevo ? name.replace(HUMPS, ' ') : name
}
