import { bounded, cleanText, cut } from '@/lib/song-text/clean-text'

const EXTENSION = /\.(csv|tsv|tab|txt|json|jspf|xspf|xml|m3u8?|pls)$/i
const UNNAMED = 'Imported playlist'
const LONGEST = 200

/** What a list is called elsewhere, as a playlist here can be: clean and at most 200 characters. */
export const playlistNameOf = (name: string): string => cut(cleanText(name), LONGEST) || UNNAMED

/** A playlist's name from the name of its file: no folder, no extension, underscores as spaces. */
export function nameFromFile(fileName: string | null): string {
  const path = fileName ?? ''
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
  const last = bounded(path.slice(slash + 1))
  const words = last
    .replace(EXTENSION, '')
    .replace(/-videos$/i, '')
    .replaceAll('_', ' ')
  return cleanText(words.replace(/ {2,}/g, ' ')) || UNNAMED
}
