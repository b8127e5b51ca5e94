import type { Random } from '@/lib/shuffle'
import type { BenchSong, BenchVideo } from './types'

/** An upload of a song. */
type Upload = Pick<BenchVideo, 'title' | 'channel' | 'durationMs'>
type Make = (song: BenchSong, random: Random, others: BenchSong[]) => Upload

export const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[random.int(items.length)]!

const near = (random: Random, ms: number, spreadSeconds: number): number =>
  Math.max(20, Math.round(ms / 1_000) + random.int(2 * spreadSeconds + 1) - spreadSeconds) * 1_000

const main = ({ artists }: BenchSong) => artists[0]!
const all = ({ artists }: BenchSong) => artists.join(' & ')

/** Returns the title without the note of a remaster, which titles of videos do not have. */
const bare = ({ title }: BenchSong) => title.replace(/ - (?:\d{4} )?remaster.*$/i, '')

const official = (random: Random, song: BenchSong): string => {
  const name = main(song)
  const compact = name.replace(/[^\p{L}\p{N}]/gu, '')
  return pick(random, [name, name, `${compact}VEVO`, `${name} Official`, `${name} TV`])
}

const FAN_CHANNELS = [
  'Lyrics Garden',
  'xX_uploader_Xx',
  '7clouds',
  'Музыка',
  'Audio Vault',
  'taz network',
]
const VENUES = ['Wembley', 'KEXP', 'the Tiny Stage', 'Glastonbury 2019', 'Rock am Ring', 'MTV']
const COVER_CHANNELS = ['Boyce Avenue', 'Mia Tran', 'Two Strings', 'Jonah Baker', 'The Covers Duo']
const DJS = ['Kygo', 'Tiësto', 'DJ Snake', 'Purple Disco Machine', 'Alan Walker']
const SEPARATORS = [' - ', ' – ', ' | ', ': ', ' — ']

const SAME: [string, Make][] = [
  [
    'topic',
    (song, random) => ({
      title: song.title,
      channel: `${main(song)} - Topic`,
      durationMs: near(random, song.durationMs, 1),
    }),
  ],
  [
    'official',
    (song, random) => ({
      title: `${main(song)}${pick(random, SEPARATORS)}${bare(song)}${pick(random, [
        ...[
          '',
          ' (Official Video)',
          ' (Official Music Video)',
          ' [Official Video]',
          ' (Official Audio)',
        ],
        ...[
          ' (Official Video HD)',
          ' (Clip officiel)',
          ' (Videoclip oficial)',
          ' [4K Upgrade]',
          ' (Audio)',
        ],
        ...[
          ' (Visualizer)',
          ' | Official Lyric Video',
          ' (Official Video) [HD Remaster]',
          ' M/V',
          ' (Explicit)',
        ],
      ])}`,
      channel: official(random, song),
      durationMs: near(random, song.durationMs, 4),
    }),
  ],
  [
    'official, bare title',
    (song, random) => ({
      title: `${bare(song)}${pick(random, ['', ' (Official Video)', ' (Lyric Video)', ' [Audio]'])}`,
      channel: pick(random, [main(song), `${main(song)} Official`]),
      durationMs: near(random, song.durationMs, 3),
    }),
  ],
  [
    'lyrics by a fan',
    (song, random) => ({
      title: `${main(song)} - ${bare(song)}${pick(random, [
        ...[
          ' (Lyrics)',
          ' [Lyrics]',
          ' lyrics',
          ' (Letra)',
          ' (Lyrics / Letra)',
          ' Lyrics on screen',
        ],
        ...[' (Legendado)', ' - Sub Español', ' (Color Coded Lyrics)', ' (Lyric Video) HQ'],
      ])}`,
      channel: pick(random, FAN_CHANNELS),
      durationMs: near(random, song.durationMs, 3),
    }),
  ],
  [
    'upload by a fan',
    (song, random) => ({
      title: pick(random, [
        `${bare(song)} - ${main(song)}`,
        `${main(song)} "${bare(song)}"`,
        `${main(song)}-${bare(song)} HQ`,
        `${all(song)} - ${bare(song)} [High Quality]`,
        `${main(song)} ${bare(song)} (1080p)`,
        `${bare(song)} by ${main(song)}`,
        `${main(song).toUpperCase()} - ${bare(song).toUpperCase()}`,
        `♫ ${main(song)} - ${bare(song)} ♫`,
      ]),
      channel: pick(random, FAN_CHANNELS),
      durationMs: near(random, song.durationMs, 4),
    }),
  ],
]

const asVersion =
  (words: (random: Random, song: BenchSong) => string, factor = 1, spread = 4): Make =>
  (song, random) => ({
    title: `${main(song)} - ${bare(song)} ${words(random, song)}`,
    channel: pick(random, [...FAN_CHANNELS, main(song)]),
    durationMs: near(random, song.durationMs * factor, spread),
  })

const OTHER: [string, Make][] = [
  [
    'live',
    asVersion(
      (random) => {
        const place = pick(random, VENUES)
        return pick(random, [
          ...[`(Live at ${place})`, `live @ ${place}`, `(Live)`, `[Live from ${place}]`],
          ...[
            `(${place} Session)`,
            '- Live Performance',
            '(Live Video)',
            'en vivo',
            '(MTV Unplugged)',
          ],
        ])
      },
      1,
      6,
    ),
  ],
  [
    'cover',
    (song, random) => {
      const stranger = pick(random, COVER_CHANNELS)
      return {
        title: pick(random, [
          `${bare(song)} - ${main(song)} (${stranger} cover)`,
          `${bare(song)} (Cover)`,
          `${main(song)} - ${bare(song)} | Cover by ${stranger}`,
          `${stranger} - ${bare(song)} (${main(song)} Cover)`,
          `${main(song)} - ${bare(song)} [Drum Cover]`,
          `${main(song)} - ${bare(song)} (Violin Cover by ${stranger})`,
        ]),
        channel: stranger,
        durationMs: near(random, song.durationMs, 5),
      }
    },
  ],
  [
    'same title, other artist',
    (song, random, others) => {
      const artist = main(pick(random, others))
      return {
        title: pick(random, [`${artist} - ${bare(song)} (Official Video)`, bare(song)]),
        channel: pick(random, [artist, `${artist} - Topic`]),
        durationMs: near(random, song.durationMs, pick(random, [3, 40])),
      }
    },
  ],
  [
    'other title, same artist',
    (song, random, others) => ({
      title: `${main(song)} - ${bare(pick(random, others))} (Official Video)`,
      channel: official(random, song),
      durationMs: near(random, song.durationMs, pick(random, [3, 40])),
    }),
  ],
  [
    'longer title, same artist',
    (song, random) => ({
      title: `${main(song)} - ${bare(song)} ${pick(random, ['Goodbye', 'Pt. 2', 'of My Heart', 'II'])}`,
      channel: official(random, song),
      durationMs: near(random, song.durationMs, pick(random, [4, 40])),
    }),
  ],
  [
    'remix',
    asVersion(
      (random) => {
        const dj = pick(random, DJS)
        return pick(random, [
          `(${dj} Remix)`,
          `[${dj} Bootleg]`,
          `(${dj} Extended Mix)`,
          'Remix 2024',
        ])
      },
      1,
      5,
    ),
  ],
  [
    'sped up',
    asVersion(
      (random) => pick(random, ['(sped up)', 'sped up', '(Speed Up)', 'tiktok version (sped up)']),
      1 / 1.2,
    ),
  ],
  [
    'slowed',
    asVersion(
      (random) => pick(random, ['(slowed + reverb)', 'slowed', '(Slowed Down)', '𝒔𝒍𝒐𝒘𝒆𝒅']),
      1.18,
    ),
  ],
  [
    'nightcore',
    (song, random) => ({
      title: `Nightcore - ${bare(song)}${pick(random, ['', ' (Lyrics)', ` (${main(song)})`])}`,
      channel: pick(random, ['NightcoreReality', ...FAN_CHANNELS]),
      durationMs: near(random, song.durationMs * pick(random, [0.8, 0.98]), 3),
    }),
  ],
  [
    '8d',
    asVersion(
      (random) => pick(random, ['(8D AUDIO)', '| 8D Audio 🎧', '[8d + bass boosted]']),
      1,
      2,
    ),
  ],
  [
    'karaoke',
    (song, random) => ({
      title: pick(random, [
        `${main(song)} - ${bare(song)} (Karaoke Version)`,
        `${bare(song)} (Karaoke Instrumental) in the style of ${main(song)}`,
        `${bare(song)} - ${main(song)} | Karaoke`,
        `${main(song)} - ${bare(song)} (With Lyrics) Sing Along`,
      ]),
      channel: pick(random, ['Sing King Karaoke', 'KaraFun Karaoke', 'Zoom Karaoke']),
      durationMs: near(random, song.durationMs, 4),
    }),
  ],
  [
    'instrumental',
    asVersion(
      (random) =>
        pick(random, [
          '(Instrumental)',
          'Instrumental HQ',
          '[Official Instrumental]',
          '(Backing Track)',
        ]),
      1,
      2,
    ),
  ],
  [
    'acoustic',
    asVersion(
      (random) =>
        pick(random, ['(Acoustic)', '- Acoustic Version', '[Stripped]', '(Piano Version)']),
      1,
      8,
    ),
  ],
  [
    'demo',
    asVersion((random) => pick(random, ['(Demo)', '(Original Demo 1998)', '[Rough Demo]']), 1, 8),
  ],
  [
    'other language',
    asVersion(
      (random) =>
        pick(random, [
          '(Spanish Version)',
          '(Versión en Español)',
          '[Japanese Ver.]',
          '(Deutsche Version)',
        ]),
      1,
      2,
    ),
  ],
  [
    'reaction',
    (song, random) => ({
      title: pick(random, [
        `First time hearing ${main(song)} - ${bare(song)} (REACTION)`,
        `${main(song)} "${bare(song)}" reaction`,
        `Vocal coach reacts to ${main(song)} - ${bare(song)}`,
      ]),
      channel: pick(random, ['The Reaction Room', 'Vocal Coach Beth']),
      durationMs: near(random, song.durationMs * pick(random, [1.02, 2.5]), 4),
    }),
  ],
  [
    'lesson',
    (song, random) => ({
      title: pick(random, [
        `How to play ${bare(song)} by ${main(song)} - Guitar Lesson`,
        `${main(song)} - ${bare(song)} (Piano Tutorial)`,
        `${bare(song)} - ${main(song)} Guitar Tab`,
      ]),
      channel: pick(random, ['Guitar Zero', 'PianoX']),
      durationMs: near(random, song.durationMs * pick(random, [1, 3]), 4),
    }),
  ],
  [
    'intro video',
    (song, random) => ({
      ...asOfficial(song, random),
      durationMs: near(random, song.durationMs + 25_000 + random.int(60_000), 5),
    }),
  ],
  [
    'cut short',
    (song, random) => ({
      ...asOfficial(song, random),
      durationMs: near(random, song.durationMs * 0.6, 5),
    }),
  ],
  ['an hour of it', asVersion((random) => pick(random, ['1 HOUR', '(10 hours loop)']), 15)],
  [
    'trailer',
    asVersion((random) => pick(random, ['(Teaser)', '- Behind The Scenes', '(Making of)']), 0.3),
  ],
]

const asOfficial = (song: BenchSong, random: Random): Upload => ({
  title: `${main(song)} - ${bare(song)} (Official Video)`,
  channel: official(random, song),
  durationMs: song.durationMs,
})

const isOf = ([kind]: [string, Make], kinds: readonly string[]) => kinds.includes(kind)
export const RIGHT_KINDS = SAME.map(([kind]) => kind)
export const WRONG_KINDS = OTHER.map(([kind]) => kind)

/** Returns a title of another version of the song. */
export const upload = (
  kind: string,
  song: BenchSong,
  random: Random,
  others: BenchSong[],
): Upload => [...SAME, ...OTHER].find((entry) => isOf(entry, [kind]))![1](song, random, others)
