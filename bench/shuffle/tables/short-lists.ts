import { buildTrackList, countClashes, randomSource, type TrackList } from '@/lib/shuffle'
import { drawExactOrder } from '@/lib/shuffle/exact-order'
import { ALGORITHMS, type Algorithm } from '../algorithms'
import { formatPercent, type Table } from '../table'

const LISTS = 300
const random = randomSource([42])
const drawArtist = (below: number) => `artist ${random.int(below)}`

const KINDS: Record<string, () => string[]> = {
  'one artist each': () => [drawArtist(4)],
  'some featured': () => [
    drawArtist(6),
    ...(random.int(2) ? [drawArtist(6)] : []),
    ...(random.int(4) ? [] : [drawArtist(6)]),
  ],
  'three each': () => [drawArtist(5), drawArtist(5), drawArtist(5)],
}

/** How often a short list has more clashes than its best order. */
export function shortListsTable(): Table {
  const kinds = Object.entries(KINDS).map(([kind, artists]) => ({
    kind,
    lists: drawLists(artists),
  }))
  return {
    title: 'Short lists against the exact minimum',
    note: `${LISTS} random lists of 5 to 11 tracks of each kind: the share that is not optimal.`,
    columns: ['algorithm', ...kinds.map(({ kind }) => kind)],
    rows: ALGORITHMS.filter(
      ({ name }) => !/Fewer|close|far|fresh|favourites|natural/.test(name),
    ).map((algorithm) => [
      algorithm.name,
      ...kinds.map(({ lists }) => formatPercent(shareNotOptimal(lists, algorithm), 1)),
    ]),
  }
}

type SolvedList = { list: TrackList; fewest: number }

function drawLists(artists: () => string[]): SolvedList[] {
  return Array.from({ length: LISTS }, () => {
    const size = 5 + random.int(7)
    const list = buildTrackList(Array.from({ length: size }, () => ({ artists: artists() })))
    return { list, fewest: countClashes(list, drawExactOrder(list, { random, last: -1 })) }
  })
}

function shareNotOptimal(lists: SolvedList[], { shuffle }: Algorithm): number {
  const worse = lists.filter(
    ({ list, fewest }, session) => countClashes(list, shuffle(list, { session, set: 0 })) > fewest,
  )
  return worse.length / lists.length
}
