import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIELD_RANKS, type FieldSource } from '@/lib/services/library/field-sources'
import {
  type MergedSong,
  mergeSongFields,
  type SongStatement,
} from '@/lib/services/library/merge-song-fields'
import type { AlbumField } from '@/lib/services/library/song-fields'
import { NO_FIELDS } from '@/lib/services/library/stored-fields'

const album = (title: string, ...artists: string[]): AlbumField => ({
  title,
  artists,
  isCompilation: null,
})
const states = (sources: FieldSource, stated: AlbumField | null): SongStatement => ({
  values: { album: stated },
  sources,
})
const merge = (...statements: SongStatement[]) =>
  statements.reduce(mergeSongFields, { ...NO_FIELDS, isChanged: false })

/** All orders of three statements. */
const orders = <Item>([a, b, c]: [Item, Item, Item]): Item[][] => [
  [a, b, c],
  [a, c, b],
  [b, a, c],
  [b, c, a],
  [c, a, b],
  [c, b, a],
]

describe('the album of a song that three sources describe', () => {
  it.each<[string, [SongStatement, SongStatement, SongStatement], AlbumField | null]>([
    [
      'takes its artist from the higher of two sources that differ',
      [
        states('spotify', album('Air')),
        states('library_file', album('Air', 'Rain')),
        states('table', album('AIR', 'Snow')),
      ],
      album('Air', 'Rain'),
    ],
    [
      'takes its artist from the source that means the same album',
      [
        states('spotify', album('Water')),
        states('library_file', album('Air', 'Rain')),
        states('table', album('Water', 'Snow')),
      ],
      album('Water', 'Snow'),
    ],
    [
      'takes no artist from other albums',
      [
        states('spotify', album('Water')),
        states('library_file', album('Air', 'Rain')),
        states('table', album('Fire', 'Snow')),
      ],
      album('Water'),
    ],
    [
      'is the one that the user entered',
      [
        states('edited', album('Mine')),
        states('library_file', album('Mine', 'Rain')),
        states('table', album('Air', 'Snow')),
      ],
      album('Mine'),
    ],
    [
      'is empty if the user emptied it',
      [
        states('edited', null),
        states('library_file', album('Air', 'Rain')),
        states('table', album('Air', 'Snow')),
      ],
      null,
    ],
  ])('%s, in any order', (_name, statements, expected) => {
    for (const order of orders(statements)) {
      expect(merge(...order).values.album).toEqual(expected)
    }
  })

  it('is corrected by a newer statement of the same rank', () => {
    const merged = merge(
      states('spotify', album('Air', 'Rain')),
      states('table', album('Water', 'Snow')),
      states('spotify', album('Water')),
    )
    expect(merged.values.album).toEqual(album('Water', 'Snow'))
    expect(merged.sources).toEqual({ album: 'spotify', 'album.artists': 'table' })
  })

  it('stays unchanged if a file is imported again', () => {
    const statements = [
      states('table', album('Water', 'Snow')),
      states('spotify', album('Air')),
      states('table', album('Water', 'Snow')),
    ]
    const once = merge(...statements.slice(0, 2))
    const again = mergeSongFields(once, states('table', album('Water', 'Snow')))
    expect(again).toEqual({ ...once, isChanged: false })
  })

  it('needs no stored statements while one source states it', () => {
    const merged = merge(states('table', album('Air')), states('table', album('Air', 'Rain')))
    expect(merged.values.album).toEqual(album('Air', 'Rain'))
    expect(merged.statements).toEqual({})
  })
})

const SOURCES = Object.keys(FIELD_RANKS) as FieldSource[]
const part = <Value>(...values: Value[]) => fc.constantFrom(null, ...values)
const statement: fc.Arbitrary<SongStatement> = fc.record({
  sources: fc.constantFrom(...SOURCES),
  values: fc.record({
    album: fc.record({
      title: fc.constantFrom('Air', 'AIR', 'Water'),
      artists: fc.constantFrom<string[][]>([], ['Rain'], ['RAIN'], ['Snow', 'Rain']),
      isCompilation: part(true, false),
    }),
    released: fc.record({ year: part(1975, 2011), date: part('1975', '1975-10-31', '2011-01') }),
    position: fc.record({
      track: part(3, 4),
      trackTotal: part(12),
      disc: part(1, 2),
      discTotal: part(2, 3),
    }),
  }),
})
const fieldsOf = ({ isChanged: _, ...fields }: MergedSong) => fields
const rankOf = ({ sources }: SongStatement): number => FIELD_RANKS[sources as FieldSource]

describe('the fields of a song that several sources describe', () => {
  it('are the same in any order that keeps the order within each rank', () => {
    const cases = fc.array(fc.tuple(statement, fc.nat()), { minLength: 3, maxLength: 5 })
    fc.assert(
      fc.property(cases, (given) => {
        const statements = given.map(([one]) => one)
        const queues = Map.groupBy(statements, rankOf)
        const shuffled = given.toSorted(([, one], [, other]) => one - other)
        const reordered = shuffled.flatMap(([one]) => queues.get(rankOf(one))?.shift() ?? [])
        expect(fieldsOf(merge(...reordered))).toEqual(fieldsOf(merge(...statements)))
      }),
      { numRuns: 4_000 },
    )
  })

  it('are the same after they were stored', () => {
    fc.assert(
      fc.property(statement, statement, statement, (one, other, third) => {
        const stored = structuredClone(fieldsOf(merge(one, other)))
        expect(fieldsOf(mergeSongFields(stored, third))).toEqual(fieldsOf(merge(one, other, third)))
      }),
      { numRuns: 500 },
    )
  })
})
