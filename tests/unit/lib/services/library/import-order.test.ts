import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trackEvent } from '@/lib/importers/track'
import type { Format, ParsedTrack } from '@/lib/importers/types'
import { FIELD_RANKS, type FieldSource, isEmptyField } from '@/lib/services/library/field-sources'
import { mergeSongFields } from '@/lib/services/library/merge-song-fields'
import { fieldsOfTrack, type SongFields } from '@/lib/services/library/song-fields'
import { sourceOfTrack } from '@/lib/services/library/source-of-track'
import { NO_FIELDS } from '@/lib/services/library/stored-fields'

const FORMATS = {
  ...{ riffle: 1, 'riffle-csv': 1, exportify: 1, tunemymusic: 1, soundiiz: 1, csv: 1, takeout: 1 },
  ...{ 'spotify-data': 1, m3u: 1, pls: 1, xspf: 1, jspf: 1, itunes: 1, json: 1, wpl: 1, asx: 1 },
  ...{ rekordbox: 1, traktor: 1, rhythmbox: 1, text: 1 },
} satisfies Record<Exclude<Format, 'zip'>, 1>
const ORIGINS = {
  'tags of an upload': () => 'tags',
  Spotify: () => 'spotify',
  YouTube: () => 'video_title',
  ...Object.fromEntries(
    Object.keys(FORMATS).map((format) => [
      format,
      (track: ParsedTrack) => sourceOfTrack(format as Format, track),
    ]),
  ),
} satisfies Record<string, (track: ParsedTrack) => FieldSource>

const optional = <Value>(...values: Value[]) => fc.constantFrom(undefined, ...values)
const track: fc.Arbitrary<ParsedTrack> = fc
  .record({
    title: fc.constantFrom('Fog', 'FOG', 'Fog (2011 Remaster)'),
    artists: fc.constantFrom<string[][]>([], ['Rain'], ['RAIN'], ['Rain', 'Snow']),
    album: optional('Air', 'AIR', 'Water'),
    albumArtists: fc.constantFrom<string[][]>([], ['Rain'], ['Various']),
    isCompilation: optional(true, false),
    durationMs: optional(200_000, 201_000),
    isrc: optional('GBAAA0000001', 'GBAAA0000002'),
    explicit: optional(true),
    genres: fc.constantFrom<string[][]>([], ['rock'], ['pop', 'rock']),
    releaseYear: optional(1975, 2011),
    releaseDate: optional('1975', '1975-10-31', '2011-01'),
    discNumber: optional(1, 2),
    discTotal: optional(2),
    trackNumber: optional(3, 4),
    trackTotal: optional(12),
    coverUrl: optional('https://i.scdn.co/image/1', 'https://i.ytimg.com/2.jpg'),
    location: optional('/music/fog.mp3'),
    spotifyId: optional('0123456789abcdefghijAB'),
    mbTrackId: optional('0f2a6d1c-0000-4000-8000-000000000001'),
  })
  .map((fields) => {
    const event = trackEvent({ line: 1, ...fields })
    if (event.type === 'skip') throw new Error('The track has a title.')
    return event.track
  })

type Statement = { values: Partial<SongFields>; sources: FieldSource }
const COMPOSITES = ['album', 'released', 'position'] as const

const statementOf = (
  source: (track: ParsedTrack) => FieldSource,
  stated: ParsedTrack,
): Statement => ({ values: fieldsOfTrack(stated, source(stated)), sources: source(stated) })
const merge = (...statements: Statement[]) =>
  statements.reduce((known, statement) => mergeSongFields(known, statement), {
    ...NO_FIELDS,
    isChanged: false,
  })
const filled = (values: object): string[] =>
  Object.entries(values).flatMap(([name, value]) => (isEmptyField(value) ? [] : name))

const pairs = Object.keys(ORIGINS).flatMap((first) =>
  Object.keys(ORIGINS).map((second) => [first, second] as const),
)

describe.each(pairs)('%s, then %s', (first, second) => {
  const sourceOf = ORIGINS as Record<string, (stated: ParsedTrack) => FieldSource>

  it('merge by rank in either order, and empty nothing', () => {
    fc.assert(
      fc.property(track, track, (one, other) => {
        const a = statementOf(sourceOf[first]!, one)
        const b = statementOf(sourceOf[second]!, other)
        const merged = merge(a, b)
        const difference = FIELD_RANKS[b.sources] - FIELD_RANKS[a.sources]
        if (difference !== 0)
          expect(merge(b, a)).toEqual({ ...merged, isChanged: expect.anything() })
        const winner = difference >= 0 ? b : a
        expect(merged.values).toMatchObject(winnerFields(winner))
        expect(filled(merged.values)).toEqual(
          expect.arrayContaining([...filled(a.values), ...filled(b.values)]),
        )
        for (const name of COMPOSITES)
          expectParts(merged.values[name], a.values[name], b.values[name])
      }),
      { numRuns: 12 },
    )
  })
})

describe('three sources', () => {
  const origin = fc.constantFrom(...Object.values<(stated: ParsedTrack) => FieldSource>(ORIGINS))
  const stated = fc.tuple(origin, track, fc.nat())

  it('merge by rank in any order that keeps the order within a rank', () => {
    fc.assert(
      fc.property(fc.tuple(stated, stated, stated), (given) => {
        const statements = given.map(([sourceOf, one]) => statementOf(sourceOf, one))
        const ranked = Map.groupBy(statements, ({ sources }) => FIELD_RANKS[sources])
        const reordered = given
          .map(([sourceOf, one, key]) => ({ key, rank: FIELD_RANKS[sourceOf(one)] }))
          .toSorted((one, other) => one.key - other.key)
          .flatMap(({ rank }) => ranked.get(rank)?.shift() ?? [])
        expect(merge(...reordered)).toEqual({
          ...merge(...statements),
          isChanged: expect.anything(),
        })
      }),
      { numRuns: 3_000 },
    )
  })
})

/** The fields that a source states, without the empty parts of composite ones. */
const winnerFields = ({ values }: Statement) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      COMPOSITES.some((one) => one === name) ? withoutEmpty(value as object) : value,
    ]),
  )

const withoutEmpty = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => !isEmptyField(part)))

type Composite = SongFields[(typeof COMPOSITES)[number]] | undefined

/** If both sources state equal parts, the result has all parts of both. */
function expectParts(merged: Composite, one: Composite, other: Composite): void {
  if (!one || !other || !merged) return
  const parts = withoutEmpty(other) as Record<string, unknown>
  const isEqual = Object.entries(withoutEmpty(one)).every(
    ([name, part]) =>
      parts[name] === undefined || JSON.stringify(parts[name]) === JSON.stringify(part),
  )
  const hasCommon = filled(one).some((name) => parts[name] !== undefined)
  if (isEqual && hasCommon) expect(merged).toMatchObject({ ...withoutEmpty(one), ...parts })
}
