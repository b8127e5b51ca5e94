import { isNeutral } from './neutral-words'
import { tokensOf } from './tokens'
import { detailsOf, isOtherCut, type Version, versionsOf } from './versions'

const FEATURING =
  /\s*[([](?:feat\.?|ft\.?|featuring|with)\s[^)\]]*[)\]]|\s+(?:feat\.|ft\.|featuring)\s.*?(?=\s+-\s|\s[([]|$)/gi
const TAIL = /\s+[-–—]\s+([^-–—]+)$/
const BRACKETS = /[([]([^)\]]*)[)\]]/g
const SAYS_WHENCE = /^(from|theme|music from|soundtrack|bonus)\b/i

/** A song's title taken apart: what it is called, and which recording of it is meant. */
export type SongTitle = {
  /** Ways in which it may be written, the longest first. */
  names: string[][]
  versions: Set<Version>
  /** Who remixed it, where it was played. */
  details: string[]
  isOtherCut: boolean
  /** Words in brackets that belong to the name: another title has others there. */
  hasSubtitle: boolean
}

/** Reads a title as shops and playlists write it. */
export function readSongTitle(title: string): SongTitle {
  const versions = new Set<Version>()
  const details: string[] = []
  let cut = false
  let hasSubtitle = false
  const read = (part: string): 'name' | 'other' => {
    const tokens = tokensOf(part)
    const found = versionsOf(tokens)
    const isCut = isOtherCut(tokens)
    const isBare = tokens.every(isNeutral) || SAYS_WHENCE.test(part)
    if (found.size === 0 && !isCut && !isBare) return 'name'
    for (const version of found) versions.add(version)
    if (found.size > 0) details.push(...detailsOf(tokens))
    cut ||= isCut
    return 'other'
  }

  let name = title.replace(FEATURING, '')
  for (let tail = TAIL.exec(name); tail; tail = TAIL.exec(name)) {
    if (read(tail[1]!) === 'name') break
    name = name.slice(0, tail.index)
  }
  const full = name.replace(BRACKETS, (all, inside: string) =>
    read(inside) === 'name' ? all : ' ',
  )
  const short = full.replace(BRACKETS, ' ')
  hasSubtitle = short !== full
  const names = [tokensOf(full), tokensOf(short), tokensOf(short.replace(TAIL, ''))]
  const said = names.filter(
    (tokens, at) => tokens.length > 0 && !names.slice(0, at).some(isSame(tokens)),
  )
  return {
    names: said.length > 0 ? said : [tokensOf(title)],
    versions,
    details,
    isOtherCut: cut,
    hasSubtitle,
  }
}

const isSame = (tokens: string[]) => (other: string[]) => other.join(' ') === tokens.join(' ')
