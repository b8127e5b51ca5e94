import { buildTrackList } from '@/lib/shuffle'
import { type Algorithm, BALANCED, BASELINES } from '../algorithms'
import { computeEntropy } from '../metrics/fairness'
import { formatPercent, roundTo, type Table } from '../table'

const ORDERS = 8000
const PATTERNS = { AAABBC: 10, AABBCC: 30, AAABBBCC: 74, AAAABBCD: 54 }

/** How many of the patterns of a short list without a clash occur, and how evenly. */
export function smallPatternsTable(): Table {
  return {
    title: 'Patterns of short lists without a clash',
    note: `Patterns that occur in ${ORDERS} orders, and their entropy relative to an even choice among all patterns without a clash.`,
    columns: [
      'algorithm',
      ...Object.entries(PATTERNS).map(([pattern, clean]) => `${pattern} (${clean})`),
    ],
    rows: [...BASELINES.slice(1, 5), BALANCED].map((algorithm) => [
      algorithm.name,
      ...Object.entries(PATTERNS).map(([pattern, clean]) => measure(algorithm, pattern, clean)),
    ]),
  }
}

function measure({ shuffle }: Algorithm, pattern: string, clean: number): string {
  const list = buildTrackList([...pattern].map((artist) => ({ artists: [artist] })))
  const seen = new Map<string, number>()
  for (let session = 0; session < ORDERS; session++) {
    const names = Array.from(shuffle(list, { session, set: 0 }), (track) => pattern[track]!).join(
      '',
    )
    if (!/(.)\1/.test(names)) seen.set(names, (seen.get(names) ?? 0) + 1)
  }
  const evenness = computeEntropy([...seen.values()]) / Math.log2(clean)
  return `${seen.size}, ${formatPercent(roundTo(Math.min(1, evenness)))}`
}
