import type { BenchSong } from './types'
import { bare, FAN_CHANNELS, type Kind, main, near, official, pick } from './upload-parts'

const SEPARATORS = [' - ', ' – ', ' | ', ': ', ' — ']

const all = ({ artists }: BenchSong) => artists.join(' & ')

/** Uploads of the song itself. */
export const SAME: Kind[] = [
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
