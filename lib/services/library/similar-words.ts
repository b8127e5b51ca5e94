const LONG_WORD = 8
const SHORTEST = 3
const MOST = 8
const ENOUGH_USES = 10_000
const PLAIN = /^[\p{L}\p{N}\p{M}]+$/u

type Known = { word: string; uses: number }

/**
 * Which of `known` may have been meant by `word`: one letter amiss (wrong, missing, too many, or
 * two swapped), two in words of eight letters and more. The closest first and, as `known` has
 * them, the commonest; no more than lead to songs enough. The last word of a search may still be
 * being typed: it is compared with beginnings too.
 */
export function closeWords(
  word: string,
  known: Known[],
  { isLast }: { isLast: boolean },
): (Known & { distance: number })[] {
  if (word.length < SHORTEST) return []
  const most = word.length >= LONG_WORD ? 2 : 1
  return known
    .filter((one) => PLAIN.test(one.word))
    .map((one) => ({
      ...one,
      distance: distanceTo(word, one.word, isLast && word.length > SHORTEST),
    }))
    .filter(({ distance }) => distance > 0 && distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .filter(enough())
}

function enough() {
  let uses = 0
  return (one: Known) => {
    const isWanted = uses < ENOUGH_USES
    uses += one.uses
    return isWanted
  }
}

/**
 * Edits from `typed` to `known`, a swap of neighbours being one: Damerau's distance in its
 * restricted form. With `isBeginning`, to whichever beginning of `known` is the closest.
 */
function distanceTo(typed: string, known: string, isBeginning: boolean): number {
  let [before, above] = [[] as number[], Array.from(known, (_, at) => at + 1)]
  above.unshift(0)
  for (let row = 1; row <= typed.length; row++) {
    const line = [row]
    for (let at = 1; at <= known.length; at++) {
      const isSame = typed[row - 1] === known[at - 1]
      line[at] = Math.min(above[at]! + 1, line[at - 1]! + 1, above[at - 1]! + (isSame ? 0 : 1))
      const isSwap =
        row > 1 && at > 1 && typed[row - 1] === known[at - 2] && typed[row - 2] === known[at - 1]
      if (isSwap) line[at] = Math.min(line[at]!, before[at - 2]! + 1)
    }
    before = above
    above = line
  }
  return isBeginning ? Math.min(...above) : above[known.length]!
}
