import type { Recording } from './types'

const MAX_QUERY_CHARACTERS = 200
// bounded-regex: titles and names have at most 1,000 characters.
const FEATURING = /\s*[([](?:feat\.?|ft\.?|featuring|with)\s[^)\]]*[)\]]/gi
// bounded-regex: titles and names have at most 1,000 characters.
const REMASTER =
  /\s+-\s+[^-]*\bremaster(?:ed)?\b.*$|\s*[([][^)\]]*\bremaster(?:ed)?\b[^)\]]*[)\]]/gi

/** Returns the search query for a song: artists and title, without additions that videos do not have. */
export function createSearchQuery({
  title,
  artists,
}: Pick<Recording, 'title' | 'artists'>): string {
  const name = title.replace(FEATURING, '').replace(REMASTER, '')
  return [...artists.slice(0, 2), name]
    .join(' ')
    .slice(0, MAX_QUERY_CHARACTERS)
    .toWellFormed()
    .trim()
}
