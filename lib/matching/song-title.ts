import { isNeutral } from './neutral-tokens'
import { tokenize } from './tokens'
import { findVersionDetails, findVersions, isOtherCut, type Version } from './versions'

// bounded-regex: titles and names have at most 1,000 characters.
const FEATURING =
  /\s*[([](?:feat\.?|ft\.?|featuring|with)\s[^)\]]*[)\]]|\s+(?:feat\.|ft\.|featuring)\s.*?(?=\s+-\s|\s[([]|$)/gi
// bounded-regex: titles and names have at most 1,000 characters.
const TAIL = /\s+[-–—]\s+([^-–—]+)$/
// bounded-regex: titles and names have at most 1,000 characters.
const BRACKETS = /[([]([^)\]]*)[)\]]/g
const SOURCE_NOTE = /^(from|theme|music from|soundtrack|bonus)\b/i

/** The parts of a song title: its name, and the recording. */
export type SongTitle = {
  /** The forms of the name, as tokens, the longest first. */
  names: string[][]
  versions: Set<Version>
  /** Tokens that distinguish the version: who remixed it, where it was played. */
  details: string[]
  isOtherCut: boolean
  /** True if words in brackets belong to the name. */
  hasSubtitle: boolean
}

/** Reads a title as stores and playlists write it. */
export function readSongTitle(title: string): SongTitle {
  const versions = new Set<Version>()
  const details: string[] = []
  let cut = false
  const read = (part: string): 'name' | 'other' => {
    const tokens = tokenize(part)
    const found = findVersions(tokens)
    const isCut = isOtherCut(tokens)
    const isNeutralPart = tokens.every(isNeutral) || SOURCE_NOTE.test(part)
    if (found.size === 0 && !isCut && !isNeutralPart) return 'name'
    for (const version of found) versions.add(version)
    if (found.size > 0) details.push(...findVersionDetails(tokens))
    cut ||= isCut
    return 'other'
  }

  let name = title.replace(FEATURING, '')
  for (let tail = TAIL.exec(name); tail; tail = TAIL.exec(name)) {
    if (read(tail[1] ?? '') === 'name') break
    name = name.slice(0, tail.index)
  }
  const full = name.replace(BRACKETS, (all, inside: string) =>
    read(inside) === 'name' ? all : ' ',
  )
  const short = full.replace(BRACKETS, ' ')
  const names = [tokenize(full), tokenize(short), tokenize(short.replace(TAIL, ''))]
  const distinct = names.filter(
    (tokens, at) => tokens.length > 0 && !names.slice(0, at).some(isSame(tokens)),
  )
  return {
    names: distinct.length > 0 ? distinct : [tokenize(title)],
    versions,
    details,
    isOtherCut: cut,
    hasSubtitle: short !== full,
  }
}

const isSame = (tokens: string[]) => (other: string[]) => other.join(' ') === tokens.join(' ')
