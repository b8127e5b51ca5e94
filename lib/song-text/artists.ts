/** Bands whose name holds a comma, for cells that do not say how many artists they name. */
const NAMES_WITH_COMMAS = [
  'Tyler, The Creator',
  'Earth, Wind & Fire',
  'Crosby, Stills & Nash',
  'Crosby, Stills, Nash & Young',
  'Emerson, Lake & Palmer',
  'Blood, Sweat & Tears',
  'Peter, Paul & Mary',
  'Peter, Paul and Mary',
  'Black Country, New Road',
  'Loney, Dear',
  'Now, Now',
].map((name) => name.toLowerCase())

const ESCAPED_COMMA = /\\\s*,/g
const COMMA_STAND_IN = '\uE000'
// The lookbehind keeps a long run of spaces from being tried once for each of them.
const FEATURING = /(?<!\s)\s+(?:feat\.|ft\.|feat|ft|featuring)\s+/i

/** Names divided by semicolons only, as today's Exportify writes them; a bare `a,b` is its older form. */
export function splitOnSemicolons(text: string): string[] {
  if (text.includes(';')) return trimmed(text.split(';'))
  return trimmed(text.split(/(?<!\d),(?=[^\s\d])/))
}

/**
 * Names divided by commas of which the file says how many there are (it lists an address for each).
 * A comma inside a name may be escaped; where it is not, the likeliest joints are closed again.
 */
export function splitByCount(text: string, count: number): string[] {
  const shielded = text.replace(ESCAPED_COMMA, COMMA_STAND_IN)
  if (count <= 1) return trimmed([unshield(shielded)])
  const parts = trimmed(shielded.split(shielded.includes(', ') ? ', ' : /[;,]/)).map(unshield)
  return parts.length > count ? rejoin(parts, count) : parts
}

/** Names from a cell that may divide them by semicolon, comma, slash or "feat." */
export function splitFreely(text: string): string[] {
  if (text.includes(';')) return trimmed(text.split(';'))
  const parts = trimmed(text.split(FEATURING).flatMap((part) => part.split(/,\s+| \/ /)))
  return rejoinKnown(parts)
}

/** Names from a tag, where a comma may belong to the name: divided by semicolon and "feat." only. */
export function splitOnFeaturing(text: string): string[] {
  return trimmed(text.split(';').flatMap((part) => part.split(FEATURING)))
}

/** How many addresses a cell lists. */
export function countOf(addresses: string): number {
  return trimmed(addresses.replaceAll(';', ',').split(',')).length
}

function rejoin(parts: string[], count: number): string[] {
  const known = rejoinKnown(parts)
  const joints = known.map((part, index) => ({ index, likelihood: index === 0 ? -1 : tail(part) }))
  joints.sort((a, b) => b.likelihood - a.likelihood || b.index - a.index)
  const closed = new Set(joints.slice(0, Math.max(0, known.length - count)).map((j) => j.index))
  return known.reduce<string[]>((names, part, index) => {
    if (closed.has(index)) names.push(`${names.pop()}, ${part}`)
    else names.push(part)
    return names
  }, [])
}

/** How much a part reads like the second half of a name: "dear", "Wind & Fire", "The Creator". */
function tail(part: string): number {
  if (/^\p{Ll}/u.test(part)) return 3
  if (/ (&|and|und|et|y) /i.test(part)) return 2
  return part.startsWith('The ') ? 1 : 0
}

function rejoinKnown(parts: string[]): string[] {
  const names: string[] = []
  for (let from = 0; from < parts.length; ) {
    const length = [4, 3, 2].find((size) =>
      NAMES_WITH_COMMAS.includes(
        parts
          .slice(from, from + size)
          .join(', ')
          .toLowerCase(),
      ),
    )
    names.push(parts.slice(from, from + (length ?? 1)).join(', '))
    from += length ?? 1
  }
  return names
}

function trimmed(parts: string[]): string[] {
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

function unshield(text: string): string {
  return text.replaceAll(COMMA_STAND_IN, ',')
}
