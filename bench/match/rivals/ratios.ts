/** How alike two texts are, 0 to 1: twice their common letters, found block by block (Ratcliff and Obershelp). */
export function blockRatio(one: string, other: string): number {
  if (one.length + other.length === 0) return 1
  return (2 * common(one, other)) / (one.length + other.length)
}

function common(one: string, other: string): number {
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
  const left = common(one.slice(0, best.one), other.slice(0, best.other))
  const right = common(one.slice(best.one + best.length), other.slice(best.other + best.length))
  return best.length + left + right
}

export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The ratio of two texts whose words were put in order. */
export const tokenRatio = (one: string, other: string): number =>
  blockRatio(slug(one).split(' ').sort().join(' '), slug(other).split(' ').sort().join(' '))

/** The share of `part`'s words that `whole` has. */
export function overlap(part: string, whole: string): number {
  const words = slug(part).split(' ').filter(Boolean)
  const found = new Set(slug(whole).split(' '))
  return words.filter((word) => found.has(word)).length / Math.max(1, words.length)
}
