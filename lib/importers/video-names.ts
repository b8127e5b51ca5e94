import { parseTopicArtist, readVideoOwner } from '@/lib/song-text/video-owner'
import { parseSongLine } from './song-line'

// bounded-regex: titles and channels are cut to 1,000 characters.
const NOTE = /(?<!\s)\s*[([](?:official\b[^)\]]*|lyrics?(?: video)?|audio|video|m\/?v)[)\]]/gi

type VideoNames = { artist: string | null; title: string }

/**
 * Returns the song of a video: `Artist - Title`, or the whole title with the artist of the channel,
 * which may be empty. Both have at most 1,000 characters.
 */
export function nameVideo(title: string, channel: string): VideoNames {
  const album = parseTopicArtist(channel)
  if (album !== null) return { artist: album || null, title }
  const named = parseSongLine(title.replace(NOTE, ''))
  if (named.artist !== null && named.title !== '')
    return { artist: named.artist, title: named.title }
  return { artist: readVideoOwner(channel) || null, title: named.title || title }
}
