import 'server-only'
import { createHash } from 'node:crypto'
import { matchKey, normaliseArtist, normaliseTitle } from '@/lib/importers/normalise'
import type { ParsedTrack } from '@/lib/importers/types'
import { searchForm } from '../search-form'

/** An index row holds a page's third at most: longer keys are cut and told apart by a digest. */
const LONGEST_KEY = 200
const SORTED_BY = 100

export const shortKey = (key: string): string =>
  key.length <= LONGEST_KEY
    ? key
    : key.slice(0, LONGEST_KEY - 44) + createHash('sha256').update(key).digest('base64url')

export const songKey = (track: ParsedTrack): string => shortKey(matchKey(track))

export const artistKey = (name: string): string =>
  shortKey(normaliseArtist(name) || name.toLowerCase())

export const albumKey = ({ album, albumArtists, artists }: ParsedTrack): string =>
  shortKey(`${normaliseTitle(album ?? '')}|${artistKey(albumArtists[0] ?? artists[0] ?? '')}`)

/** What search and sorting compare. */
export const sortAndSearch = ({ title, artists, album }: ParsedTrack) => ({
  searchText: ` ${searchForm([title, ...artists, album ?? ''].join(' '))}`,
  sortTitle: searchForm(title).slice(0, SORTED_BY),
  sortArtist: searchForm([artists[0] ?? '', album ?? '', title].join(' ')).slice(0, SORTED_BY),
})
