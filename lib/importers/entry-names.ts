import { splitArtistTitle } from '@/lib/song-text/artist-title'
import { normaliseArtist, normaliseTitle } from '@/lib/song-text/normalise'
import type { FolderNames } from './location-folders'
import type { LocationName } from './location-name'
import { stripMediaExtension } from './location-path'

/** The names that the location of an entry contains. */
export type LocatedNames = { file: LocationName | null; folders: FolderNames | null }
/** Which of the two sides of a dash is the artist. */
export type NameOrder = 'artist-first' | 'title-first'

export type EntryNames = { artist: string | null; title: string; album: string | null }

const isSameTitle = (one: string | null | undefined, other: string): boolean =>
  !!one && other !== '' && normaliseTitle(one) === normaliseTitle(other)
const isSameArtist = (one: string | null | undefined, other: string): boolean =>
  !!one && other !== '' && normaliseArtist(one) === normaliseArtist(other)

/**
 * Returns the order of `Artist - Title` or `Title - Artist` that the file name and the folders of the
 * entry prove; null if they prove neither.
 */
export function findNameOrder(display: string, { file, folders }: LocatedNames): NameOrder | null {
  const { artist: first, title: second } = splitArtistTitle(display)
  if (first === null || second === '') return null
  const proves = (artist: string, title: string) =>
    isSameTitle(file?.title, title) ||
    isSameArtist(file?.artist, artist) ||
    isSameArtist(folders?.artist, artist)
  const isForward = proves(first, second)
  const isReversed = proves(second, first)
  if (isForward === isReversed) return null
  return isForward ? 'artist-first' : 'title-first'
}

/**
 * Names an entry by its display text, with the location as evidence. `order` applies if the location
 * proves none.
 */
export function nameDisplay(
  display: string,
  located: LocatedNames,
  order: NameOrder = 'artist-first',
): EntryNames {
  const text = stripMediaExtension(display)
  const { artist, title } = splitArtistTitle(text)
  if (artist !== null) {
    if (title === '') return { artist, title: located.file?.title ?? '', album: null }
    const isReversed = (findNameOrder(text, located) ?? order) === 'title-first'
    const names = isReversed ? { artist: title, title: artist } : { artist, title }
    return { ...names, album: findAlbum(names.title, located) }
  }
  return nameTitle(title, located)
}

/** Names an entry whose display text has no dash: a title, or `Artist, Title`. */
function nameTitle(title: string, located: LocatedNames): EntryNames {
  const { file, folders } = located
  const comma = title.indexOf(', ')
  const rest = title.slice(comma + 2).trim()
  if (comma !== -1 && isSameTitle(file?.title, rest) && !isSameTitle(file?.title, title)) {
    return { artist: title.slice(0, comma), title: rest, album: findAlbum(rest, located) }
  }
  if (!isSameTitle(file?.title, title)) return { artist: null, title, album: null }
  const artist = file?.artist ?? folders?.artist ?? null
  return { artist, title, album: findAlbum(title, located) }
}

/** Names an entry without a display text by its file name and folders. */
export function nameLocation({ file, folders }: LocatedNames): EntryNames | null {
  if (file === null) return null
  const artist = file.artist ?? folders?.artist ?? null
  return { artist, title: file.title, album: file.album ?? folders?.album ?? null }
}

/** The album of the location, if its file name is that of the title. */
function findAlbum(title: string, { file, folders }: LocatedNames): string | null {
  return isSameTitle(file?.title, title) ? (file?.album ?? folders?.album ?? null) : null
}
