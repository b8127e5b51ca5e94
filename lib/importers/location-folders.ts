import { boundText } from '@/lib/song-text/clean-text'
import { foldersOf } from './location-path'

/** The artist and album in the folders of a path; null if a folder does not name one. */
export type FolderNames = { artist: string | null; album: string | null }

const ROOTS = new Set(
  `music|my music|musik|musica|música|músicas|musique|muziek|musikk|muzyka|музыка|音乐|音樂|音楽|음악|media|
  itunes|itunes media|itunes music|automatically add to itunes|audio|mp3|mp3s|flac|songs|downloads|download|
  library|lib|collection|sound|sounds|tracks|albums|artists`
    .split('|')
    .map((name) => name.trim()),
)
const NO_ARTIST =
  /^(?:various(?: artists?)?|v\.?a\.?|diverse(?: interpreten)?|varios(?: artistas)?|artistes divers|aa\.?vv\.?|compilations?|samplers?|soundtracks?|ost|unknown(?: artists?)?|unbekannter (?:interpret|künstler)|misc|singles?|mixes|playlists?|unsorted|new|home|users?|public|volume\d*|mnt|disk|storage|sdcard|emulated|desktop|documents|shared?|nas|data|usb|backup|lists?)$/i
// bounded-regex: names of folders are cut to 1,000 characters.
const DISC = /^(?:cd|disc|disk|dvd|vinyl|disque|disco|side)\s*[-_.#]?\s*(?:\d{1,2}|[a-d])$/i
// bounded-regex: names of folders are cut to 1,000 characters.
const YEAR_BEFORE = /^(?:[([]?(?:19|20)\d{2}[)\]]?)\s*[-–.]?\s+(?=\S)/
const NOTE_AFTER =
  /(?<!\s)\s*[([](?:(?:19|20)\d{2}|flac|mp3|320|v0|web|cd|vinyl|24[- ]?bit.{0,20}|16[- ]?bit.{0,20}|remaster(?:ed)?)[)\]]$/i
// bounded-regex: names of folders are cut to 1,000 characters.
const ARTIST_AND_ALBUM = /^(\S.*?)(?<!\s)\s+[-–—]\s+(\S.*)$/

/**
 * Reads `Artist/Album/05 Title.mp3` and `Artist - Album/05 Title.mp3`. The folders count if the file
 * has a track number, if they follow the folder of a music library, or if they are a whole relative
 * path. Null if they do not.
 */
export function parseFolders(location: string, isNumbered: boolean): FolderNames | null {
  const folders = foldersOf(location).map(boundText)
  while (DISC.test(folders.at(-1) ?? '')) folders.pop()
  const root = folders.findLastIndex((folder) => ROOTS.has(folder.toLowerCase()))
  const [artist, album] = folders.slice(Math.max(root + 1, folders.length - 2))
  if (artist === undefined) return null
  const together = album === undefined || isNumbered ? splitFolder(album ?? artist) : null
  if (together && isNumbered) return together
  if (album === undefined) return null
  const isRelative = folders.length === 2 && !/^(?:[/\\]|[a-z]:|file:)/i.test(location.slice(0, 5))
  return isNumbered || root !== -1 || isRelative
    ? { artist: NO_ARTIST.test(artist) ? null : artist, album: cleanAlbum(album) }
    : null
}

function splitFolder(folder: string): FolderNames | null {
  const [, artist, album] = ARTIST_AND_ALBUM.exec(folder.replace(YEAR_BEFORE, '')) ?? []
  if (!artist || !album || /^\d+$/.test(artist)) return null
  return { artist: NO_ARTIST.test(artist) ? null : artist, album: cleanAlbum(album) }
}

const cleanAlbum = (folder: string): string | null =>
  folder.replace(YEAR_BEFORE, '').replace(NOTE_AFTER, '').trim() || null
