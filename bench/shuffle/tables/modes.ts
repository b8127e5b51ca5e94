import { buildTrackList, type ShuffleTrack, type TrackList } from '@/lib/shuffle'
import { keysFit } from '@/lib/shuffle/camelot'
import { tempoChange } from '@/lib/shuffle/friction'
import { type Algorithm, BALANCED, KNOWN, OURS } from '../algorithms'
import { SHAPES, type Shape } from '../shapes'
import { type Cell, fixed, mean, percent, type Table } from '../table'

const SESSIONS = 200
const byName = (name: string) => OURS.find((algorithm) => algorithm.name === name)!

/** How regular a list with a large artist sounds, strict and loosened. */
export function naturalTable(): Table {
  const shapes: Shape[] = ['two artists', 'dominant 40 %', 'dominant 60 %']
  const algorithms = [KNOWN[0]!, KNOWN[1]!, BALANCED, byName('Riffle natural')]
  return {
    title: 'Natural: a large artist may come twice in a row',
    columns: ['shape', 'order', 'changes of artist', 'longest run'],
    rows: shapes.flatMap((shape) => {
      const list = buildTrackList(SHAPES[shape](120))
      return algorithms.map((algorithm) => [shape, algorithm.name, ...runs(list, algorithm)])
    }),
  }
}

function runs(list: TrackList, { shuffle }: Algorithm): Cell[] {
  const changes: number[] = []
  const longest: number[] = []
  for (let session = 0; session < SESSIONS; session++) {
    const order = shuffle(list, { session, set: 0 })
    let run = 1
    let most = 1
    let changed = 0
    for (let at = 1; at < order.length; at++) {
      const isSame = list.primary[order[at]!] === list.primary[order[at - 1]!]
      run = isSame ? run + 1 : 1
      most = Math.max(most, run)
      if (!isSame) changed++
    }
    changes.push(changed / (order.length - 1))
    longest.push(most)
  }
  return [fixed(mean(changes)), fixed(mean(longest), 1)]
}

/** Where weights put liked, rested and skipped tracks. */
export function weightsTable(): Table {
  const tracks: ShuffleTrack[] = SHAPES.Zipf(120).map((track, n) => ({
    ...track,
    liked: n % 5 === 0,
    age: n % 2 ? 5 : Number.POSITIVE_INFINITY,
    skips: n % 3 ? 0 : 3,
  }))
  const list = buildTrackList(tracks)
  return {
    title: 'Fresh and Favourites: mean place in a set',
    note: `0 is first, 1 last, 0.5 no preference. Zipf, 120 tracks, ${SESSIONS} first sets.`,
    columns: ['order', 'liked', 'never heard', 'heard 5 plays ago', 'skipped three times'],
    rows: [BALANCED, byName('Riffle fresh'), byName('Riffle favourites')].map((algorithm) => [
      algorithm.name,
      meanPlace(list, algorithm, (track) => tracks[track]!.liked === true),
      meanPlace(list, algorithm, (track) => tracks[track]!.age !== 5),
      meanPlace(list, algorithm, (track) => tracks[track]!.age === 5),
      meanPlace(list, algorithm, (track) => tracks[track]!.skips === 3),
    ]),
  }
}

function meanPlace(
  list: TrackList,
  { shuffle }: Algorithm,
  isCounted: (track: number) => boolean,
): number {
  const places: number[] = []
  for (let session = 0; session < SESSIONS; session++)
    for (const [at, track] of shuffle(list, { session, set: 0 }).entries())
      if (isCounted(track)) places.push(at / (list.size - 1))
  return fixed(mean(places))
}

/** How smoothly keys, tempos and energy follow, on lists that have them. */
export function flowTable(lists: readonly TrackList[], source: string): Table {
  return {
    title: `Flow: ${source}`,
    note: `${lists.length} lists, ${lists.reduce((sum, { size }) => sum + size, 0)} tracks, 5 sets each.`,
    columns: ['order', 'keys that fit', 'mean tempo change', 'mean energy step'],
    rows: [KNOWN[0]!, BALANCED, byName('Riffle flow')].map((algorithm) => [
      algorithm.name,
      ...smoothness(lists, algorithm),
    ]),
  }
}

function smoothness(lists: readonly TrackList[], { shuffle }: Algorithm): Cell[] {
  const keys: number[] = []
  const tempos: number[] = []
  const energies: number[] = []
  for (const list of lists)
    for (let session = 0; session < 5; session++) {
      const order = shuffle(list, { session, set: 0 })
      for (let at = 1; at < order.length; at++) {
        const [one, other] = [order[at - 1]!, order[at]!]
        if (list.camelot[one] && list.camelot[other])
          keys.push(keysFit(list.camelot[one], list.camelot[other]) ? 1 : 0)
        if (list.bpm[one] && list.bpm[other])
          tempos.push(tempoChange(list.bpm[one], list.bpm[other]))
        const step = Math.abs(list.energy[one]! - list.energy[other]!)
        if (!Number.isNaN(step)) energies.push(step)
      }
    }
  return [percent(mean(keys)), percent(mean(tempos), 1), fixed(mean(energies), 3)]
}
