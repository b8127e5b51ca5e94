import { splitPeople } from './credit-people'
import { normaliseArtist } from './normalise'

/** The people and bands of a song: their names by a key that all spellings of a name share. */
export type SpacingPeople = Map<string, string>

// No bracket inside, so that each start is tried up to the next bracket only.
const GUESTS_IN_BRACKETS = /[([](?:feat\.?|ft\.?|featuring|with)\s([^()[\]]+)/gi
const GUESTS_AFTER_TITLE = /\s(?:feat\.?|ft\.?|featuring)\s([^()[\]]+)/i
const TITLE_SUFFIX = /\s-\s/

/**
 * Returns a function that lists the people of a song for the spacing of a shuffle: every part of its
 * artists and every guest in its title. Wrong splits do no harm here: two songs of one band share all
 * of its parts. The function caches the parts of each artist.
 */
export function createPeopleFinder(): (artists: readonly string[], title: string) => SpacingPeople {
  const partsOf = new Map<string, SpacingPeople>()
  const findParts = (name: string): SpacingPeople => {
    const known = partsOf.get(name)
    if (known) return known
    const pieces = splitPeople(name)
    const parts: SpacingPeople = new Map(
      (pieces.length > 0 ? pieces : [name]).map((piece) => [normaliseArtist(piece), piece]),
    )
    partsOf.set(name, parts)
    return parts
  }
  return (artists, title) => {
    const people: SpacingPeople = new Map()
    for (const name of [...artists, ...listGuests(title)]) {
      for (const [key, person] of findParts(name)) if (!people.has(key)) people.set(key, person)
    }
    return people
  }
}

/** Returns the texts of guests in a title, such as `Bert & Carl` of `Song (feat. Bert & Carl)`. */
function listGuests(title: string): string[] {
  const inBrackets = [...title.matchAll(GUESTS_IN_BRACKETS)].map(([, guests = '']) => guests)
  const [, after = ''] = GUESTS_AFTER_TITLE.exec(title) ?? []
  return [...inBrackets, after.split(TITLE_SUFFIX, 1)[0] ?? '']
    .map((guests) => guests.trim())
    .filter((guests) => guests !== '')
}
