import { asVersion, bare, type Kind, main, near, pick, VENUES } from './upload-parts'

const PEOPLE = ['Diego', 'Alia', 'Ranbir', 'Meera', 'Aarav']
const FILMS = ['Monsoon Gate', 'The Lantern', 'Kaveri', 'Dil Se Door']
const PROGRAMMES = [
  'NPR Music Tiny Desk Concert',
  'A COLORS SHOW',
  'Live on KEXP',
  'BBC Radio 1 Live Lounge',
]

const firstWord = (name: string) => name.split(' ')[0] ?? name

/** Further uploads of the song itself: other brackets, collected releases, films. */
export const SAME_IN_OTHER_WORDS: Kind[] = [
  [
    'full-width brackets',
    (song, random) => ({
      title: pick(random, [
        `${main(song)}「${bare(song)}」【Official Video】`,
        `【MV】${main(song)} - ${bare(song)}`,
        `${main(song)} - ${bare(song)}［Official Video］`,
      ]),
      channel: pick(random, [main(song), `${main(song)} Official`]),
      durationMs: near(random, song.durationMs, 3),
    }),
  ],
  [
    'song of a film',
    (song, random) => ({
      title: `${bare(song)} - ${pick(random, FILMS)} | ${pick(random, PEOPLE)} | ${main(song)}`,
      channel: pick(random, ['Harbour Music', 'Lantern Records']),
      durationMs: near(random, song.durationMs, 3),
    }),
  ],
]

/** Recordings with names of their own, which a song without that name must not play. */
export const NAMED_VERSIONS: Kind[] = [
  ['version of the artist', asVersion((_random, song) => `(${firstWord(main(song))}’s Version)`)],
  [
    'recorded again',
    asVersion((random) => pick(random, ['(Re-Recorded)', '(Rerecorded)', '(2021 Re-Recording)'])),
  ],
  [
    'chiptune',
    asVersion((random) => pick(random, ['(Chiptune Version)', '[8-bit]', '(8 Bit Cover)'])),
  ],
  ['recorded at a place', asVersion((random) => `(Recorded at ${pick(random, VENUES)})`)],
  ['session of a programme', asVersion((random) => `| ${pick(random, PROGRAMMES)}`)],
  ['other genre', asVersion((random) => pick(random, ['(Metal Version)', '(Jazz Version)']))],
]
