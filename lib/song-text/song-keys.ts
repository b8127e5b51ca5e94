import 'server-only'
import { createHash } from 'node:crypto'
import { splitPeople } from './credit-people'
import { naturalOrder } from './natural-order'
import { matchKey, normaliseArtist, normaliseTitle } from './normalise'
import { searchForm, toSearchVector } from './search-text'

/** An entry of an index is at most a third of a page: longer keys are cut, and end in a digest. */
const MAX_KEY_LENGTH = 200
const MAX_SORT_LENGTH = 100
const VARIOUS_ARTISTS = 'Various Artists'

type Named = { title: string; artists: string[] }
type OfAlbum = { title: string; artists: string[]; isCompilation: boolean | null }

const shortKey = (key: string): string =>
  key.length <= MAX_KEY_LENGTH
    ? key
    : key.slice(0, MAX_KEY_LENGTH - 44).toWellFormed() +
      createHash('sha256').update(key).digest('base64url')

const songKeys = new WeakMap<Named, string>()

/** Equal for all spellings of a song's title and first artist; computed once for each object. */
export function songKey(song: Named): string {
  const known = songKeys.get(song)
  if (known !== undefined) return known
  const key = shortKey(matchKey(song))
  songKeys.set(song, key)
  return key
}

/**
 * The keys by which imports find a song: its `songKey`, and for several people one with all of them,
 * which is equal whether a source lists them or writes them as one name.
 */
export function songNames(song: Named): string[] {
  const people = song.artists.flatMap(splitPeople).map(normaliseArtist)
  if (people.length < 2) return [songKey(song)]
  return [songKey(song), shortKey(`${normaliseTitle(song.title)}|${people.join('+')}`)]
}

/** Equal for all spellings of an artist's name. */
export const artistKey = (name: string): string =>
  shortKey(normaliseArtist(name) || name.toLowerCase())

/** Equal for all spellings of an album's title and its first artist. */
export const albumKey = ({ title, artists, isCompilation }: OfAlbum, songArtist = ''): string => {
  const artist = artists[0] ?? (isCompilation ? VARIOUS_ARTISTS : songArtist)
  return shortKey(`${normaliseTitle(title)}|${artistKey(artist)}`)
}

/** A name in natural order, without case, accents and a leading article. */
export const sortName = (name: string): string =>
  cut(naturalOrder(searchForm(name).replace(/^the (?=.)/, '')))

/** The words for search, and the texts in natural order. A tab keeps an artist's songs together. */
export const sortAndSearch = ({ title, artists, album }: Named & { album: string | null }) => ({
  search: toSearchVector([title, ...artists, album ?? ''].join(' ')),
  sortTitle: cut(naturalOrder(searchForm(title))),
  sortArtist: cut(
    naturalOrder(`${searchForm(artists[0] ?? '')}\t${searchForm([album ?? '', title].join(' '))}`),
  ),
})

const cut = (form: string) => form.slice(0, MAX_SORT_LENGTH).toWellFormed()
