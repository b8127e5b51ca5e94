import { describe, expect, it } from 'vitest'
import { missingFields } from '@/lib/services/library/complete-fields'
import type { FieldSource } from '@/lib/services/library/field-sources'
import type { SongFields } from '@/lib/services/library/song-fields'
import { NO_FIELDS } from '@/lib/services/library/stored-fields'

const known = (values: Partial<SongFields>, source: FieldSource) => ({
  values: { ...NO_FIELDS.values, ...values },
  sources: Object.fromEntries(Object.keys(values).map((name) => [name, source])),
})

const tags = (values: Partial<SongFields>) => ({
  values,
  sources: Object.fromEntries(Object.keys(values).map((name) => [name, 'tags' as const])),
})

const credit = (text: string, ...joins: string[]) => ({
  text,
  parts: ['Ada', 'Ben'].map((name, index) => ({ name, join: joins[index] ?? '' })),
})

describe('tags that are read again add to a song', () => {
  it.each<[string, Partial<SongFields>, Partial<SongFields>]>([
    [
      'the album artist of an album without one',
      { album: { title: 'Rain', artists: [], isCompilation: null } },
      { album: { title: 'Rain', artists: ['Ada'], isCompilation: true } },
    ],
    [
      'the day of a year',
      { released: { year: 2020, date: null } },
      { released: { year: 2020, date: '2020-03-01' } },
    ],
    [
      'the disc of a track',
      { position: { disc: null, discTotal: null, track: 3, trackTotal: null } },
      { position: { disc: 1, discTotal: 2, track: 3, trackTotal: 9 } },
    ],
    [
      'the words between the same artists',
      { artists: credit('Ada, Ben', ', ') },
      { artists: credit('Ada feat. Ben', ' feat. ') },
    ],
  ])('%s; the field keeps its source', (_name, before, stated) => {
    for (const source of ['edited', 'tags'] as const) {
      const { values, sources } = missingFields(known(before, source), tags(stated))
      expect(values).toEqual(stated)
      expect(Object.values(sources)).toEqual([source])
    }
  })

  it.each<[string, Partial<SongFields>, Partial<SongFields>]>([
    ['a title', { title: 'Mine' }, { title: 'Other' }],
    [
      'an album',
      { album: { title: 'Rain', artists: [], isCompilation: null } },
      { album: { title: 'Snow', artists: ['Ada'], isCompilation: null } },
    ],
    [
      'a track number',
      { position: { disc: null, discTotal: null, track: 3, trackTotal: null } },
      { position: { disc: 1, discTotal: 2, track: 4, trackTotal: 9 } },
    ],
    ['an ISRC that was removed by hand', { isrc: null }, { isrc: 'SEABC2600017' }],
  ])('nothing to %s of the user', (_name, before, stated) => {
    expect(missingFields(known(before, 'edited'), tags(stated)).values).toEqual({})
  })

  it('the parts of a field that are from a lower source, and keep the sources of the others', () => {
    const album = { title: 'Rain', artists: ['Bo'], isCompilation: null }
    const before = known({ album }, 'tags')
    const song = { ...before, sources: { ...before.sources, 'album.artists': 'table' as const } }
    const read = { title: 'rain', artists: ['Ada'], isCompilation: true }
    expect(missingFields(song, tags({ album: read }))).toEqual({
      values: { album: { ...read, title: 'Rain' } },
      sources: { album: 'tags' },
    })
    const untitled = { title: 'Rain', artists: [], isCompilation: true }
    expect(missingFields(song, tags({ album: untitled }))).toEqual({
      values: { album: { ...album, isCompilation: true } },
      sources: { album: 'tags', 'album.artists': 'table' },
    })
  })

  it('nothing to the edited part of a field, but replaces the others', () => {
    const released = { year: 2020, date: '2020-03-01' }
    const before = known({ released }, 'table')
    const song = { ...before, sources: { ...before.sources, 'released.date': 'edited' as const } }
    expect(missingFields(song, tags({ released: { year: 2020, date: '2020-04-01' } }))).toEqual({
      values: { released },
      sources: { released: 'tags', 'released.date': 'edited' },
    })
  })

  it('fields without a value, and in place of those of imports', () => {
    const song = known({ genres: ['Pop'] }, 'spotify')
    const stated = { genres: ['Jazz'], isrc: 'SEABC2600017' }
    expect(missingFields(song, tags(stated))).toEqual({
      values: stated,
      sources: { genres: 'tags', isrc: 'tags' },
    })
  })
})
