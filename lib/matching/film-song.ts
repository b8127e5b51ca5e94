import { isNeutral } from './neutral-tokens'
import { tokenize } from './tokens'
import { findVersions } from './versions'

// bounded-regex: titles and names have at most 1,000 characters.
const FILM_SONG = /^([^|｜]+?)(?<!\s)\s+[-–—:]\s+([^|｜]+?)(?<!\s)\s*[|｜]\s*(.+)$/
const MIN_PEOPLE = 2
const MAX_NAME_WORDS = 4

/**
 * Parses the title that film labels write: `Song - Film | actors | composer | singers`. Composer and
 * singers are the second half of the names. Null for other titles, and for channels of the artist.
 */
export function parseFilmSong(
  text: string,
  owner: string,
): { title: string; artists: string[] } | null {
  const [, title, film, rest] = FILM_SONG.exec(text) ?? []
  if (!title || !film || !rest) return null
  const people = rest
    .split(/[|｜]/)
    .map((name) => name.trim())
    .filter(Boolean)
  const names = [title, film].map((name) => tokenize(name).join(' '))
  if (
    people.length < MIN_PEOPLE ||
    !people.every(isPerson) ||
    names.includes(tokenize(owner).join(' '))
  )
    return null
  return { title: title.trim(), artists: people.slice(-Math.ceil(people.length / 2)) }
}

function isPerson(name: string): boolean {
  const tokens = tokenize(name)
  return (
    tokens.length <= MAX_NAME_WORDS &&
    !/\d/.test(name) &&
    findVersions(tokens).size === 0 &&
    !tokens.every(isNeutral)
  )
}
