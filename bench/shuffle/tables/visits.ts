import { buildTrackList, toPreviousSet } from '@/lib/shuffle'
import { type Algorithm, BALANCED, BASELINES } from '../algorithms'
import { SHAPES } from '../shapes'
import { type Cell, formatPercent, mean, roundTo, type Table } from '../table'

const VISITS = 100
const LISTENERS = 5

/** Which tracks play when a listener comes often and stays for a few tracks. */
export function visitsTable(size: number, tracksAVisit: number): Table {
  const list = buildTrackList(SHAPES.Zipf(size))
  const createRow = (name: string, listen: (listener: number) => Iterable<number>): Cell[] => {
    const results = Array.from({ length: LISTENERS }, (_, listener) => measure(listen(listener)))
    return [
      name,
      formatPercent(mean(results.map(({ after25 }) => after25)), 1),
      formatPercent(mean(results.map(({ after100 }) => after100)), 1),
      roundTo(mean(results.map(({ gini }) => gini)), 3),
    ]
  }

  function measure(tracks: Iterable<number>) {
    const plays = new Int32Array(size)
    let after25 = 0
    let turn = 0
    for (const track of tracks) {
      plays[track]!++
      if (++turn === 25 * tracksAVisit) after25 = unplayedShare(plays)
    }
    return { after25, after100: unplayedShare(plays), gini: giniCoefficient(plays) }
  }

  function* restartEachVisit({ shuffle }: Algorithm, session: number) {
    for (let set = 0; set < VISITS; set++)
      yield* shuffle(list, { session, set }).slice(0, tracksAVisit)
  }

  function* continueSession({ shuffle }: Algorithm, session: number) {
    let order: Int32Array | undefined
    for (let turn = 0, set = 0; turn < VISITS * tracksAVisit; turn++) {
      if (!order || turn % size === 0)
        order = shuffle(list, { session, set: set++, previous: order && toPreviousSet(order) })
      yield order[turn % size]!
    }
  }

  return {
    title: `Short visits: ${size} tracks, ${tracksAVisit} a visit, ${VISITS} visits`,
    columns: ['order', 'never heard after 25 visits', 'after 100', 'Gini of plays'],
    rows: [
      createRow(`${BASELINES[0]!.name}, new order each visit`, (listener) =>
        restartEachVisit(BASELINES[0]!, listener),
      ),
      createRow(`${BALANCED.name}, one session`, (listener) => continueSession(BALANCED, listener)),
    ],
  }
}

function unplayedShare(plays: Int32Array): number {
  return plays.filter((count) => count === 0).length / plays.length
}

/** 0 if all tracks played equally often, near 1 if one track has all plays. */
function giniCoefficient(plays: Int32Array): number {
  const sorted = plays.slice().sort()
  let ranked = 0
  let total = 0
  for (const [rank, count] of sorted.entries()) {
    ranked += (rank + 1) * count
    total += count
  }
  return (2 * ranked) / (plays.length * total) - (plays.length + 1) / plays.length
}
