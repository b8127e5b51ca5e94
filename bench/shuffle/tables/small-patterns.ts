import { buildTrackList } from '@/lib/shuffle'
import { type Algorithm, BALANCED, KNOWN } from '../algorithms'
import { entropyOf } from '../metrics/fairness'
import { fixed, percent, type Table } from '../table'

const ORDERS = 8000
const PATTERNS = { AAABBC: 10, AABBCC: 30, AAABBBCC: 74, AAAABBCD: 54 }

/** Which of the clean patterns of a short list come up at all, and how evenly. */
export function smallPatternsTable(): Table {
  return {
    title: 'Clean patterns of short lists',
    note: `Patterns reached in ${ORDERS} orders, and their entropy over that of an even choice among all clean ones.`,
    columns: [
      'algorithm',
      ...Object.entries(PATTERNS).map(([pattern, clean]) => `${pattern} (${clean})`),
    ],
    rows: [...KNOWN.slice(1, 5), BALANCED].map((algorithm) => [
      algorithm.name,
      ...Object.entries(PATTERNS).map(([pattern, clean]) => reached(algorithm, pattern, clean)),
    ]),
  }
}

function reached({ shuffle }: Algorithm, pattern: string, clean: number): string {
  const list = buildTrackList([...pattern].map((artist) => ({ artists: [artist] })))
  const seen = new Map<string, number>()
  for (let session = 0; session < ORDERS; session++) {
    const names = Array.from(shuffle(list, { session, set: 0 }), (track) => pattern[track]!).join(
      '',
    )
    if (!/(.)\1/.test(names)) seen.set(names, (seen.get(names) ?? 0) + 1)
  }
  const evenness = entropyOf([...seen.values()]) / Math.log2(clean)
  return `${seen.size}, ${percent(fixed(Math.min(1, evenness)))}`
}
