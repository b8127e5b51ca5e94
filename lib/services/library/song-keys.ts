import 'server-only'
import { createHash } from 'node:crypto'
import type { ParsedTrack } from '@/lib/importers/types'
import { matchKey, normaliseArtist, normaliseTitle } from '@/lib/song-text/normalise'
import { searchForm, searchWords } from './search-text'

/** An index row holds a page's third at most: longer keys are cut and told apart by a digest. */
const LONGEST_KEY = 200
const SORTED_BY = 100

const shortKey = (key: string): string =>
  key.length <= LONGEST_KEY
    ? key
    : key.slice(0, LONGEST_KEY - 44) + createHash('sha256').update(key).digest('base64url')

const songKeys = new WeakMap<ParsedTrack, string>()

/** What one song is known by in every file; computed once a track, which is asked for it often. */
export function songKey(track: ParsedTrack): string {
  const known = songKeys.get(track)
  if (known !== undefined) return known
  const key = shortKey(matchKey(track))
  songKeys.set(track, key)
  return key
}

export const artistKey = (name: string): string =>
  shortKey(normaliseArtist(name) || name.toLowerCase())

export const albumKey = ({ album, albumArtists, artists }: ParsedTrack): string =>
  shortKey(`${normaliseTitle(album ?? '')}|${artistKey(albumArtists[0] ?? artists[0] ?? '')}`)

/** What search and sorting compare. A tab behind the artist keeps all of one artist together. */
export const sortAndSearch = ({
  title,
  artists,
  album,
}: Pick<ParsedTrack, 'title' | 'artists' | 'album'>) => ({
  search: searchWords([title, ...artists, album ?? ''].join(' ')),
  sortTitle: cut(searchForm(title)),
  sortArtist: cut(`${searchForm(artists[0] ?? '')}\t${searchForm([album ?? '', title].join(' '))}`),
})

const cut = (form: string) => form.slice(0, SORTED_BY).toWellFormed()
