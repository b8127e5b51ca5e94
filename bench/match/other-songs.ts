import { asVersion, bare, type Kind, main, near, official, pick, VENUES } from './upload-parts'

const COVER_CHANNELS = ['Boyce Avenue', 'Mia Tran', 'Two Strings', 'Jonah Baker', 'The Covers Duo']

/** Uploads of other performances of the song, and of other songs. */
export const OTHER_SONGS: Kind[] = [
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
]
