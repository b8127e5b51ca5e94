/** Returns the similarity of two texts, 0 to 1, by the Ratcliff–Obershelp algorithm. */
export function blockRatio(one: string, other: string): number {
  if (one.length + other.length === 0) return 1
  return (2 * countCommon(one, other)) / (one.length + other.length)
}

function countCommon(one: string, other: string): number {
  if (one === '' || other === '') return 0
  let best = { length: 0, one: 0, other: 0 }
  let before = new Map<number, number>()
  for (let i = 0; i < one.length; i++) {
    const now = new Map<number, number>()
    for (let j = 0; j < other.length; j++) {
      if (one[i] !== other[j]) continue
      const length = (before.get(j - 1) ?? 0) + 1
      now.set(j, length)
      if (length > best.length) best = { length, one: i - length + 1, other: j - length + 1 }
    }
    before = now
  }
  if (best.length === 0) return 0
  const left = countCommon(one.slice(0, best.one), other.slice(0, best.other))
  const right = countCommon(
    one.slice(best.one + best.length),
    other.slice(best.other + best.length),
  )
  return best.length + left + right
}

export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Returns the similarity of two texts with sorted tokens, 0 to 1. */
export const tokenRatio = (one: string, other: string): number =>
  blockRatio(slug(one).split(' ').sort().join(' '), slug(other).split(' ').sort().join(' '))

/** Returns the share of the tokens of `part` that `whole` contains, 0 to 1. */
export function overlap(part: string, whole: string): number {
  const tokens = slug(part).split(' ').filter(Boolean)
  const found = new Set(slug(whole).split(' '))
  return tokens.filter((token) => found.has(token)).length / Math.max(1, tokens.length)
}
