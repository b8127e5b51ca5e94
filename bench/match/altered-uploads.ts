import { asVersion, bare, FAN_CHANNELS, type Kind, main, near, pick } from './upload-parts'

const DJS = ['Kygo', 'Tiësto', 'DJ Snake', 'Purple Disco Machine', 'Alan Walker']

/** Uploads of the recording remixed, sped up or without its voice, and of its other versions. */
export const ALTERED: Kind[] = [
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
]
