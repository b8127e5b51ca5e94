import { describe, expect, it } from 'vitest'
import { parseDate, parseYear } from '@/lib/importers/dates'
import { parseDuration } from '@/lib/importers/durations'
import { trackEvent } from '@/lib/importers/track'
import { cleanText, toExcerpt } from '@/lib/song-text/clean-text'

describe('cleanText', () => {
  it.each([
    ['composes letters', 'Beyonce\u0301', 'Beyoncé'],
    ['drops controls and what turns the reading direction', 'a\0b\u202Ec\uFEFF', 'abc'],
    ['makes line breaks spaces', ' a\r\nb\tc ', 'a b c'],
    ['replaces half a surrogate pair', 'a\uD83Cb', 'a\uFFFDb'],
    ['keeps joined emoji', '👩🏻‍🦰', '👩🏻‍🦰'],
  ])('%s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  it('truncates long text, never within a character', () => {
    expect(cleanText('x'.repeat(5000))).toHaveLength(1000)
    expect(cleanText(`${'x'.repeat(999)}🎉`)).toBe('x'.repeat(999))
    expect(toExcerpt('x'.repeat(5000))).toBe(`${'x'.repeat(119)}…`)
  })
})

describe('trackEvent', () => {
  it('omits values that no song can have', () => {
    expect(
      trackEvent({
        line: 1,
        title: ' Fog ',
        artists: ['Rain', '', 'Rain'],
        album: ' ',
        durationMs: -5,
        isrc: 'nonsense',
        coverUrl: 'http://i.example/c.jpg',
        liked: false,
      }),
    ).toEqual({
      type: 'track',
      track: {
        line: 1,
        title: 'Fog',
        artists: ['Rain'],
        album: null,
        albumArtists: [],
        durationMs: null,
        isrc: null,
        spotifyId: null,
        youtubeId: null,
        explicit: false,
        genres: [],
        releaseYear: null,
        coverUrl: null,
        addedAt: null,
        location: null,
      },
    })
  })
})

it('skips a song without visible characters in its title', () => {
  expect(trackEvent({ line: 3, title: ' \u008d\u200b', artists: ['Rain'] })).toEqual({
    type: 'skip',
    line: 3,
    code: 'no_title',
    params: {},
    reason: 'no title',
    text: 'Rain',
  })
})

it.each([
  ['2020-02-03T04:05:06Z', '2020-02-03T04:05:06.000Z'],
  ['2020-02-03T04:05:06+02:00', '2020-02-03T02:05:06.000Z'],
  ['2020-02-03 04:05:06 UTC', '2020-02-03T04:05:06.000Z'],
  ['2020-02-03', '2020-02-03T00:00:00.000Z'],
  ['1970-01-01T00:00:00Z', null],
  ['2020-13-40', null],
  ['yesterday', null],
  ['', null],
])('isoDate reads %j as %s', (text, date) => {
  expect(parseDate(text)).toBe(date)
})

it.each([
  ['2010-10-04', 2010],
  ['1989', 1989],
  ['0000', null],
  ['20101004', null],
  ['', null],
])('yearOf reads %j as %s', (text, year) => {
  expect(parseYear(text)).toBe(year)
})

it.each([
  ['3:45', 225_000],
  ['1:02:03', 3_723_000],
  ['225', 225_000],
  ['225000', 225_000],
  ['0', null],
  ['long', null],
])('durationOf reads %j as %s', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})
