import { buildTrackList, type ShuffleTrack, type TrackList } from '@/lib/shuffle'
import { areKeysCompatible } from '@/lib/shuffle/camelot'
import { relativeTempoChange } from '@/lib/shuffle/friction'
import { type Algorithm, BALANCED, BASELINES, RIFFLE_VARIANTS } from '../algorithms'
import { SHAPES, type Shape } from '../shapes'
import { type Cell, formatPercent, mean, roundTo, type Table } from '../table'

const SESSIONS = 200
const findVariant = (name: string) => RIFFLE_VARIANTS.find((algorithm) => algorithm.name === name)!

/** How regularly a large artist plays, with and without mode natural. */
export function naturalTable(): Table {
  const shapes: Shape[] = ['two artists', 'dominant 40 %', 'dominant 60 %']
  const algorithms = [BASELINES[0]!, BASELINES[1]!, BALANCED, findVariant('Riffle natural')]
  return {
    title: 'Natural: a large artist may play twice in a row',
    columns: ['shape', 'order', 'changes of artist', 'longest run'],
    rows: shapes.flatMap((shape) => {
      const list = buildTrackList(SHAPES[shape](120))
      return algorithms.map((algorithm) => [shape, algorithm.name, ...measureRuns(list, algorithm)])
    }),
  }
}

function measureRuns(list: TrackList, { shuffle }: Algorithm): Cell[] {
  const changes: number[] = []
  const longest: number[] = []
  for (let session = 0; session < SESSIONS; session++) {
    const order = shuffle(list, { session, set: 0 })
    let run = 1
    let maxRun = 1
    let changed = 0
    for (let at = 1; at < order.length; at++) {
      const isSame = list.primary[order[at]!] === list.primary[order[at - 1]!]
      run = isSame ? run + 1 : 1
      maxRun = Math.max(maxRun, run)
      if (!isSame) changed++
    }
    changes.push(changed / (order.length - 1))
    longest.push(maxRun)
  }
  return [roundTo(mean(changes)), roundTo(mean(longest), 1)]
}

/** The mean positions of liked, long unheard and skipped tracks. */
export function weightsTable(): Table {
  const tracks: ShuffleTrack[] = SHAPES.Zipf(120).map((track, n) => ({
    ...track,
    liked: n % 5 === 0,
    age: n % 2 ? 5 : Number.POSITIVE_INFINITY,
    skips: n % 3 ? 0 : 3,
  }))
  const list = buildTrackList(tracks)
  return {
    title: 'Fresh and Favourites: mean position in a set',
    note: `0 is first, 1 is last, 0.5 is no preference. Zipf, 120 tracks, ${SESSIONS} first sets.`,
    columns: ['order', 'liked', 'never heard', 'heard 5 plays ago', 'skipped three times'],
    rows: [BALANCED, findVariant('Riffle fresh'), findVariant('Riffle favourites')].map(
      (algorithm) => [
        algorithm.name,
        meanPosition(list, algorithm, (track) => tracks[track]!.liked === true),
        meanPosition(list, algorithm, (track) => tracks[track]!.age !== 5),
        meanPosition(list, algorithm, (track) => tracks[track]!.age === 5),
        meanPosition(list, algorithm, (track) => tracks[track]!.skips === 3),
      ],
    ),
  }
}

function meanPosition(
  list: TrackList,
  { shuffle }: Algorithm,
  isCounted: (track: number) => boolean,
): number {
  const positions: number[] = []
  for (let session = 0; session < SESSIONS; session++)
    for (const [at, track] of shuffle(list, { session, set: 0 }).entries())
      if (isCounted(track)) positions.push(at / (list.size - 1))
  return roundTo(mean(positions))
}

/** How smoothly keys, tempos and energies change, on lists that have them. */
export function flowTable(lists: readonly TrackList[], source: string): Table {
  return {
    title: `Flow: ${source}`,
    note: `${lists.length} lists, ${lists.reduce((sum, { size }) => sum + size, 0)} tracks, 5 sets each.`,
    columns: ['order', 'compatible keys', 'mean tempo change', 'mean energy step'],
    rows: [BASELINES[0]!, BALANCED, findVariant('Riffle flow')].map((algorithm) => [
      algorithm.name,
      ...measureTransitions(lists, algorithm),
    ]),
  }
}

function measureTransitions(lists: readonly TrackList[], { shuffle }: Algorithm): Cell[] {
  const keys: number[] = []
  const tempos: number[] = []
  const energies: number[] = []
  for (const list of lists)
    for (let session = 0; session < 5; session++)
      for (const [one, other] of neighbours(shuffle(list, { session, set: 0 }))) {
        keys.push(keyFit(list, one, other))
        tempos.push(tempoChange(list, one, other))
        energies.push(Math.abs(list.energy[one]! - list.energy[other]!))
      }
  return [
    formatPercent(mean(known(keys))),
    formatPercent(mean(known(tempos)), 1),
    roundTo(mean(known(energies)), 3),
  ]
}

function* neighbours(order: Int32Array): Generator<[one: number, other: number]> {
  for (let at = 1; at < order.length; at++) yield [order[at - 1]!, order[at]!]
}

/** 1 if the keys are compatible, 0 if not, NaN if one is unknown. */
function keyFit({ camelot }: TrackList, one: number, other: number): number {
  const [from, to] = [camelot[one], camelot[other]]
  if (!from || !to) return Number.NaN
  return areKeysCompatible(from, to) ? 1 : 0
}

/** NaN if a tempo is unknown. */
function tempoChange({ bpm }: TrackList, one: number, other: number): number {
  const [from, to] = [bpm[one], bpm[other]]
  return from && to ? relativeTempoChange(from, to) : Number.NaN
}

const known = (values: readonly number[]) => values.filter((value) => !Number.isNaN(value))
