import fc from 'fast-check'
import type { ExportedPlaylist, ExportedTrack } from '@/lib/exporters/types'
import { cleanDescription, cleanText } from '@/lib/song-text/clean-text'

const AWKWARD = [
  'Artist - Title',
  'A - B - C (feat. D) [Remix]',
  '=HYPERLINK("http://example.org","x")',
  "'=1+1",
  "'Cause",
  '+1',
  '-',
  '@home',
  '＝fullwidth',
  '"quoted", and; divided | by\\ all',
  'semi;colon',
  'back\\slash',
  'back\\;both\\',
  '<b>&amp;</b> ]]> <!-- x',
  '#EXTINF:1,not a comment',
  '#RIFFLE-TRACK:{}',
  '[playlist]',
  'sep=;',
  '...',
  '.hidden.',
  'שלום עולם',
  'مرحبا - بالعالم',
  'A\u200fB',
  '🎧🏳️‍🌈 Größe',
  'e\u0301 becomes é',
  'Tyler, The Creator',
  'Earth, Wind & Fire',
  'AC/DC',
  'feat. nobody',
  '99',
  'null',
  'YouTube video dQw4w9WgXcQ',
  'https://open.spotify.com/album/1DFixLWuPkv3KT3TnV35m3',
  'spotify:episode:512ojhOuo1ktJprKbVcKyQ',
  'C:\\Music\\01 - song.mp3',
  '\u3042\u3099 kana',
  'x\ufffey',
]

const isClean = (text: string) =>
  text !== '' && cleanText(text) === text && /[\p{L}\p{N}]/u.test(text)

/** Text as the database contains it: clean and on one line, with unusual characters. */
const text = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) },
    fc.tuple(fc.constantFrom(...AWKWARD), fc.constantFrom(...AWKWARD)).map((two) => two.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  .map((text) => cleanText(text))
  .filter(isClean)

const letters = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const isrc = fc
  .tuple(letters('ABCDEFGHIJ', 2), letters('ABC123', 3), letters('0123456789', 7))
  .map((parts) => parts.join(''))

const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 3 })

export const awkwardTrack: fc.Arbitrary<ExportedTrack> = fc.record({
  songId: fc.uuid({ version: 7 }),
  title: text,
  artists: fc.uniqueArray(text, { maxLength: 5 }),
  album: orNull(text),
  durationMs: orNull(fc.integer({ min: 1, max: 86_400_000 })),
  isrc: orNull(isrc),
  spotifyId: orNull(letters(BASE62, 22)),
  youtubeId: orNull(letters(`${BASE62}-_`, 11)),
  explicit: fc.boolean(),
  genres: fc.uniqueArray(text, { maxLength: 3 }),
  releaseYear: orNull(fc.integer({ min: 1860, max: 2100 })),
  coverUrl: orNull(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true })),
  location: orNull(fc.oneof(text, fc.webUrl({ validSchemes: ['https'] }))),
  addedAt: fc
    .date({ min: new Date('1980-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  excluded: fc.boolean(),
})

export const awkwardPlaylist: fc.Arbitrary<ExportedPlaylist> = fc.record({
  id: fc.oneof(fc.uuid({ version: 7 }), fc.constant('liked'), fc.constant(null)),
  name: text
    .map((name) => name.slice(0, 200))
    .filter((name) => isClean(name) && name.isWellFormed()),
  description: orNull(
    fc
      .array(fc.oneof(text, fc.constant(''), fc.constant('\\n')), { minLength: 1, maxLength: 5 })
      .map((lines) => cleanDescription(lines.join('\n'))),
  ),
})
