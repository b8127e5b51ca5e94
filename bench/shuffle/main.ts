import { parseArgs } from 'node:util'
import { buildTrackList, type TrackList } from '@/lib/shuffle'
import { readPlaylists } from './read-playlists'
import { SHAPES, type Shape } from './shapes'
import { type Table, toMarkdown } from './table'
import { consecutiveSetsTable } from './tables/consecutive-sets'
import { costTable } from './tables/cost'
import { editsTable } from './tables/edits'
import { laterSetsTable, shapeTable } from './tables/generated-shapes'
import { flowTable, naturalTable, weightsTable } from './tables/modes'
import { realPlaylistsTable } from './tables/real-playlists'
import { shortListsTable } from './tables/short-lists'
import { smallPatternsTable } from './tables/small-patterns'
import { visitsTable } from './tables/visits'

const { values } = parseArgs({
  options: {
    /** A folder of playlists to measure in addition to the generated lists. */
    playlists: { type: 'string' },
    json: { type: 'boolean', default: false },
    /** Only the tables whose name contains this. */
    only: { type: 'string', default: '' },
  },
})

const shapes = Object.keys(SHAPES) as Shape[]
const generated: [string, () => Table][] = [
  ...shapes.map((shape): [string, () => Table] => [shape, () => shapeTable(shape)]),
  ['later sets', laterSetsTable],
  ['consecutive Zipf', () => consecutiveSetsTable('Zipf', 120)],
  ['consecutive features', () => consecutiveSetsTable('many features', 120)],
  ['consecutive dominant', () => consecutiveSetsTable('dominant 40 %', 120)],
  ['visits', () => visitsTable(500, 15)],
  ['patterns', smallPatternsTable],
  ['short lists', shortListsTable],
  ['natural', naturalTable],
  ['weights', weightsTable],
  ['edits', editsTable],
  ['cost', () => costTable('Zipf')],
]

const tables = [...generated, ...(values.playlists ? playlistTables(values.playlists) : [])]
  .filter(([name]) => name.includes(values.only))
  .map(([, createTable]) => printTable(createTable()))
if (values.json) process.stdout.write(`${JSON.stringify(tables, null, 2)}\n`)

function playlistTables(folder: string): [string, () => Table][] {
  const lists = readPlaylists(folder).map(buildTrackList)
  const mixed = lists.filter((list) => 2 * Math.max(...list.artistCount) <= list.size)
  const featured = mixed.filter((list) => list.trackArtists.length >= 1.2 * list.size)
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

function printTable(table: Table): Table {
  if (!values.json) process.stdout.write(`${toMarkdown(table)}\n`)
  return table
}
