import { parseCredit } from '@/lib/song-text/credit'
import { type Line, readLines } from './lines'
import { playlistEvent } from './playlist-event'
import { skipEvent } from './skip'
import { parseSpotifyTrackId } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent } from './types'

// bounded-regex: each line is tried once, and a head has at most 64 KB.
const ROW = /^[^\t\r\n]*\t[^\t\r\n]*\t[^\t\r\n]*\tspotify:track:\w/m

/** True for the text of spotify-backup: `title`, `artists`, `album` and URI separated by tabs. */
export const isSpotifyBackupText = (head: string): boolean => ROW.test(head)

/** Reads the text of spotify-backup. A line without tabs is the name of the next playlist. */
export async function* readSpotifyBackupText(
  text: AsyncIterable<string>,
  fallbackName: string,
): AsyncGenerator<ImportEvent> {
  let hasPlaylist = false
  for await (const line of readLines(text)) {
    if (line.text === '') continue
    const isName = !line.raw.includes('\t')
    if (isName || !hasPlaylist) yield playlistEvent(isName ? line.text : fallbackName)
    hasPlaylist = true
    if (!isName) yield readRow(line)
  }
}

function readRow({ number: line, raw }: Line): ImportEvent {
  const [title = '', artists = '', album = '', uri = ''] = raw.split('\t')
  if (title.trim() === '') return skipEvent({ line, code: 'no_title', text: raw })
  const credit = parseCredit(artists, { commas: 'all' })
  return trackEvent({ line, title, credit, album, spotifyId: parseSpotifyTrackId(uri) })
}
