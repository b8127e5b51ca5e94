import { buildTrackList, countClashes, randomSource, type TrackList } from '@/lib/shuffle'
import { exactOrder } from '@/lib/shuffle/exact-order'
import { ALGORITHMS, type Algorithm } from '../algorithms'
import { percent, type Table } from '../table'

const LISTS = 300
const random = randomSource([42])
const one = (below: number) => `artist ${random.int(below)}`

const KINDS: Record<string, () => string[]> = {
  'one artist each': () => [one(4)],
  'some featured': () => [
    one(6),
    ...(random.int(2) ? [one(6)] : []),
    ...(random.int(4) ? [] : [one(6)]),
  ],
  'three each': () => [one(5), one(5), one(5)],
}

/** How often a short list has a clash more than the best order there is. */
export function shortListsTable(): Table {
  const kinds = Object.entries(KINDS).map(([kind, artists]) => ({ kind, lists: listsOf(artists) }))
  return {
    title: 'Short lists against the exact minimum',
    note: `${LISTS} random lists of 5 to 11 tracks of each kind: the share that is not optimal.`,
    columns: ['algorithm', ...kinds.map(({ kind }) => kind)],
    rows: ALGORITHMS.filter(
      ({ name }) => !/Fewer|close|far|fresh|favourites|natural/.test(name),
    ).map((algorithm) => [
      algorithm.name,
      ...kinds.map(({ lists }) => percent(missed(lists, algorithm), 1)),
    ]),
  }
}

type Solved = { list: TrackList; fewest: number }

function listsOf(artists: () => string[]): Solved[] {
  return Array.from({ length: LISTS }, () => {
    const size = 5 + random.int(7)
    const list = buildTrackList(Array.from({ length: size }, () => ({ artists: artists() })))
    return { list, fewest: countClashes(list, exactOrder(list, { random, last: -1 })) }
  })
}

function missed(lists: Solved[], { shuffle }: Algorithm): number {
  const worse = lists.filter(
    ({ list, fewest }, session) => countClashes(list, shuffle(list, { session, set: 0 })) > fewest,
  )
  return worse.length / lists.length
}
