import { buildTrackList } from '@/lib/shuffle'
import { type Algorithm, BALANCED, KNOWN, previousOf } from '../algorithms'
import { SHAPES } from '../shapes'
import { type Cell, fixed, mean, percent, type Table } from '../table'

const VISITS = 100
const LISTENERS = 5

/** Who is heard when a listener comes often and stays for a few tracks. */
export function visitsTable(size: number, tracksAVisit: number): Table {
  const list = buildTrackList(SHAPES.Zipf(size))
  const row = (name: string, listen: (listener: number) => Iterable<number>): Cell[] => {
    const results = Array.from({ length: LISTENERS }, (_, listener) => heard(listen(listener)))
    return [
      name,
      percent(mean(results.map(({ after25 }) => after25)), 1),
      percent(mean(results.map(({ after100 }) => after100)), 1),
      fixed(mean(results.map(({ gini }) => gini)), 3),
    ]
  }

  function heard(turns: Iterable<number>) {
    const plays = new Int32Array(size)
    let after25 = 0
    let turn = 0
    for (const track of turns) {
      plays[track]!++
      if (++turn === 25 * tracksAVisit) after25 = unheard(plays)
    }
    return { after25, after100: unheard(plays), gini: giniOf(plays) }
  }

  function* restarting({ shuffle }: Algorithm, session: number) {
    for (let set = 0; set < VISITS; set++)
      yield* shuffle(list, { session, set }).slice(0, tracksAVisit)
  }

  function* goingOn({ shuffle }: Algorithm, session: number) {
    let order: Int32Array | undefined
    for (let turn = 0, set = 0; turn < VISITS * tracksAVisit; turn++) {
      if (!order || turn % size === 0)
        order = shuffle(list, { session, set: set++, previous: order && previousOf(order) })
      yield order[turn % size]!
    }
  }

  return {
    title: `Short visits: ${size} tracks, ${tracksAVisit} a visit, ${VISITS} visits`,
    columns: ['deck', 'never heard after 25 visits', 'after 100', 'Gini of plays'],
    rows: [
      row(`${KNOWN[0]!.name}, a new order each visit`, (listener) =>
        restarting(KNOWN[0]!, listener),
      ),
      row(`${BALANCED.name}, the deck goes on`, (listener) => goingOn(BALANCED, listener)),
    ],
  }
}

function unheard(plays: Int32Array): number {
  return plays.filter((count) => count === 0).length / plays.length
}

/** 0 where all are heard equally often, near 1 where one takes all. */
function giniOf(plays: Int32Array): number {
  const sorted = plays.slice().sort()
  let ranked = 0
  let total = 0
  for (const [rank, count] of sorted.entries()) {
    ranked += (rank + 1) * count
    total += count
  }
  return (2 * ranked) / (plays.length * total) - (plays.length + 1) / plays.length
}
