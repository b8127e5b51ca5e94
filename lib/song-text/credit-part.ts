/** One artist of a credit, with the text between it and the next. */
export type CreditPart = { name: string; join: string }

/** Divides a text at each match. The parts with what joins them make up the text again. */
export function dividedAt(text: string, joint: RegExp): CreditPart[] {
  const parts: CreditPart[] = []
  let from = 0
  for (const match of text.matchAll(new RegExp(joint, `${joint.flags}g`))) {
    parts.push({ name: text.slice(from, match.index), join: match[0] })
    from = match.index + match[0].length
  }
  parts.push({ name: text.slice(from), join: '' })
  return cleaned(parts)
}

/** The text that parts make up; what follows the last name is left out. */
export const textOf = (parts: CreditPart[]): string =>
  parts.map(({ name, join }, index) => (index < parts.length - 1 ? name + join : name)).join('')

/** Puts what follows a text behind the last of its parts. */
export const followedBy = (parts: CreditPart[], join: string): CreditPart[] =>
  parts.map((part, index) =>
    index === parts.length - 1 ? { ...part, join: part.join + join } : part,
  )

/** Moves the spaces around names into the joins, and drops empty names. */
function cleaned(parts: CreditPart[]): CreditPart[] {
  const named: CreditPart[] = []
  for (const { name, join } of parts) {
    const text = name.trim()
    const before = named.at(-1)
    if (before) before.join += name.slice(0, name.length - name.trimStart().length)
    if (text !== '') named.push({ name: text, join: name.slice(name.trimEnd().length) + join })
    else if (before) before.join += join
  }
  return named
}
