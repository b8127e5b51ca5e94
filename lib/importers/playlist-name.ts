import { boundText, cleanText, truncate } from '@/lib/song-text/clean-text'

const EXTENSION = /\.(csv|tsv|tab|txt|json|jspf|xspf|xml|m3u8?|pls)$/i
const DEFAULT_NAME = 'Imported playlist'
const MAX_NAME_CHARACTERS = 200

/** Returns a valid playlist name: clean, 1 to 200 characters. */
export const toPlaylistName = (name: string): string =>
  truncate(cleanText(name), MAX_NAME_CHARACTERS) || DEFAULT_NAME

/** Returns a playlist name from a file name: no folder, no extension, underscores as spaces. */
export function playlistNameFromFile(fileName: string | null): string {
  const path = fileName ?? ''
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
  const last = boundText(path.slice(slash + 1))
  const name = last
    .replace(EXTENSION, '')
    .replace(/-videos$/i, '')
    .replaceAll('_', ' ')
  return cleanText(name.replace(/ {2,}/g, ' ')) || DEFAULT_NAME
}
