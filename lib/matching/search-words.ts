import type { Wanted } from './types'

const LONGEST = 200
const FEATURING = /\s*[([](?:feat\.?|ft\.?|featuring|with)\s[^)\]]*[)\]]/gi
const REMASTER =
  /\s+-\s+[^-]*\bremaster(?:ed)?\b.*$|\s*[([][^)\]]*\bremaster(?:ed)?\b[^)\]]*[)\]]/gi

/** What to search for: the artists and the song, without what nobody writes on a video. */
export function searchWords({ title, artists }: Pick<Wanted, 'title' | 'artists'>): string {
  const name = title.replace(FEATURING, '').replace(REMASTER, '')
  return [...artists.slice(0, 2), name].join(' ').slice(0, LONGEST).toWellFormed().trim()
}
