/** The keys of a row from left to right, with the offset of the row in quarters of a key. */
const ROWS = [
  ['1234567890-=', 0],
  ['qwertyuiop[]', 2],
  ["asdfghjkl;'", 3],
  ['zxcvbnm,./', 5],
] as const
const SHIFTED = new Map([...'!@#$%^&*()_+'].map((sign, at) => [sign, '1234567890-='[at]]))

type Key = { row: number; quarter: number }

const keys = new Map<string, Key>()
for (const [row, [letters, offset]] of ROWS.entries()) {
  for (const [at, letter] of [...letters].entries()) {
    keys.set(letter, { row, quarter: at * 4 + offset })
  }
}

const keyOf = (sign: string | undefined) => keys.get(SHIFTED.get(sign ?? '') ?? sign ?? '')

/** Returns the index after the longest run of neighbouring keys that starts at `start`. */
export function endOfWalk(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && areNeighbours(keyOf(text[end - 1]), keyOf(text[end]))) end++
  return end
}

function areNeighbours(a: Key | undefined, b: Key | undefined): boolean {
  if (!a || !b || a === b) return false
  return Math.abs(a.row - b.row) <= 1 && Math.abs(a.quarter - b.quarter) <= 4
}
