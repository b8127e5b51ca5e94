const MIN_LONG_WORD_CHARACTERS = 8
const MIN_WORD_CHARACTERS = 3
const MAX_WORDS = 8
const MAX_USES = 10_000
const PLAIN = /^[\p{L}\p{N}\p{M}]+$/u

type KnownWord = { word: string; uses: number }

/**
 * Returns the known words that `word` may be a misspelling of: one wrong, missing, extra or swapped
 * letter, or two errors if it has eight letters or more. The most similar come first, then the
 * most frequent, as `known` is ordered; no more than lead to enough songs. The last word of a search
 * may be incomplete, so it is also compared with prefixes.
 */
export function findSimilarTerms(
  word: string,
  known: KnownWord[],
  { isLast }: { isLast: boolean },
): (KnownWord & { distance: number })[] {
  if (word.length < MIN_WORD_CHARACTERS) return []
  const maxDistance = word.length >= MIN_LONG_WORD_CHARACTERS ? 2 : 1
  return known
    .filter((candidate) => PLAIN.test(candidate.word))
    .map((candidate) => ({
      ...candidate,
      distance: measureDistance(word, candidate.word, isLast && word.length > MIN_WORD_CHARACTERS),
    }))
    .filter(({ distance }) => distance > 0 && distance <= maxDistance)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_WORDS)
    .filter(createUseLimit())
}

/** Accepts words until the accepted ones are used often enough. */
function createUseLimit() {
  let total = 0
  return ({ uses }: KnownWord): boolean => {
    const isAccepted = total < MAX_USES
    total += uses
    return isAccepted
  }
}

/**
 * Measures the restricted Damerau-Levenshtein distance (optimal string alignment) from `typed` to
 * `known`, or with `isPrefix` to the nearest prefix of `known`.
 */
function measureDistance(typed: string, known: string, isPrefix: boolean): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: known.length + 1 }, (_, column) => column)
  for (let row = 1; row <= typed.length; row++) {
    const current = [row]
    for (let column = 1; column <= known.length; column++) {
      const isSame = typed[row - 1] === known[column - 1]
      const isSwap =
        row > 1 &&
        column > 1 &&
        typed[row - 1] === known[column - 2] &&
        typed[row - 2] === known[column - 1]
      current[column] = Math.min(
        cell(last, column) + 1,
        cell(current, column - 1) + 1,
        cell(last, column - 1) + (isSame ? 0 : 1),
        isSwap ? cell(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = current
  }
  return isPrefix ? Math.min(...last) : cell(last, known.length)
}

const cell = (row: number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY
