import type { Random } from '@/lib/shuffle'
import type { BenchSong } from './types'
import { asVersion, bare, type Kind, main, near, official, pick, type Upload } from './upload-parts'

const asOfficial = (song: BenchSong, random: Random): Upload => ({
  title: `${main(song)} - ${bare(song)} (Official Video)`,
  channel: official(random, song),
  durationMs: song.durationMs,
})

/** Videos about the song, and uploads of another length. */
export const SURROUNDING: Kind[] = [
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
