/** An artist of a credit, and the text between it and the next one. */
export type CreditPart = { name: string; join: string }

/** Splits a text at each match. `joinParts` restores it. */
export function splitAt(text: string, joint: RegExp): CreditPart[] {
  const parts: CreditPart[] = []
  let from = 0
  // bounded-regex: the given expression is checked, and credits have at most 1,000 characters.
  for (const match of text.matchAll(new RegExp(joint, `${joint.flags}g`))) {
    parts.push({ name: text.slice(from, match.index), join: match[0] })
    from = match.index + match[0].length
  }
  parts.push({ name: text.slice(from), join: '' })
  return cleanParts(parts)
}

/** Joins parts to their text, without the text after the last name. */
export const joinParts = (parts: CreditPart[]): string =>
  parts.map(({ name, join }, index) => (index < parts.length - 1 ? name + join : name)).join('')

/** Appends a join to the last part. */
export const appendJoin = (parts: CreditPart[], join: string): CreditPart[] =>
  parts.map((part, index) =>
    index === parts.length - 1 ? { ...part, join: part.join + join } : part,
  )

/** Moves spaces around names into the joins, and removes empty names. */
function cleanParts(parts: CreditPart[]): CreditPart[] {
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
