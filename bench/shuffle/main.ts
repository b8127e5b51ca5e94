import { parseArgs } from 'node:util'
import { buildTrackList, type TrackList } from '@/lib/shuffle'
import { readPlaylists } from './playlists'
import { SHAPES, type Shape } from './shapes'
import { markdown, type Table } from './table'
import { costTable } from './tables/cost'
import { editsTable } from './tables/edits'
import { laterSetsTable, shapeTable } from './tables/generated-shapes'
import { flowTable, naturalTable, weightsTable } from './tables/modes'
import { realPlaylistsTable } from './tables/real-playlists'
import { setsInARowTable } from './tables/sets-in-a-row'
import { shortListsTable } from './tables/short-lists'
import { smallPatternsTable } from './tables/small-patterns'
import { visitsTable } from './tables/visits'

const { values } = parseArgs({
  options: {
    /** A folder of playlists to measure on besides the generated ones. */
    playlists: { type: 'string' },
    json: { type: 'boolean', default: false },
    /** Only the tables whose title contains this. */
    only: { type: 'string', default: '' },
  },
})

const shapes = Object.keys(SHAPES) as Shape[]
const generated: [string, () => Table][] = [
  ...shapes.map((shape): [string, () => Table] => [shape, () => shapeTable(shape)]),
  ['later sets', laterSetsTable],
  ['row Zipf', () => setsInARowTable('Zipf', 120)],
  ['row features', () => setsInARowTable('many features', 120)],
  ['row dominant', () => setsInARowTable('dominant 40 %', 120)],
  ['visits', () => visitsTable(500, 15)],
  ['patterns', smallPatternsTable],
  ['short lists', shortListsTable],
  ['natural', naturalTable],
  ['weights', weightsTable],
  ['edits', editsTable],
  ['cost', () => costTable('Zipf')],
]

const tables = [...generated, ...(values.playlists ? onPlaylists(values.playlists) : [])]
  .filter(([name]) => name.includes(values.only))
  .map(([, table]) => show(table()))
if (values.json) process.stdout.write(`${JSON.stringify(tables, null, 2)}\n`)

function onPlaylists(folder: string): [string, () => Table][] {
  const lists = readPlaylists(folder).map(buildTrackList)
  const mixed = lists.filter((list) => 2 * Math.max(...list.artistCount) <= list.size)
  const featured = mixed.filter((list) => list.tags.length >= 1.2 * list.size)
  return [
    ['playlists all', () => realPlaylistsTable(lists, 'all')],
    ['playlists mixed', () => realPlaylistsTable(mixed, 'no artist with more than half')],
    ['playlists featured', () => realPlaylistsTable(featured, 'of those, many featured artists')],
    ['playlists flow', () => flowTable(mixed.filter(hasFeatures), 'real playlists with features')],
  ]
}

function hasFeatures(list: TrackList): boolean {
  return list.size >= 40 && list.bpm.filter((bpm) => bpm > 0).length > 0.9 * list.size
}

function show(table: Table): Table {
  if (!values.json) process.stdout.write(`${markdown(table)}\n`)
  return table
}
