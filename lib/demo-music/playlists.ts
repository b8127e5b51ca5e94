import { pieces } from './catalogue'

type DemoPlaylist = { id: string; name: string; description: string; pieceIds: string[] }

const idsOf = (artist: string, max = pieces.length) =>
  pieces
    .filter((piece) => piece.artists[0] === artist)
    .slice(0, max)
    .map((piece) => piece.id)

const artists = [...new Set(pieces.map((piece) => piece.artists[0]!))]
const [favourite, ...others] = artists as [string, ...string[]]

/** Three playlists of different shape, which are different tasks for a shuffle. */
export const demoPlaylists: readonly DemoPlaylist[] = [
  {
    id: 'one-artist-most',
    name: `Mostly ${favourite}`,
    description: 'One artist has nearly half of the tracks. Hear how far apart they come.',
    pieceIds: [
      ...idsOf(favourite),
      ...others.flatMap((artist) => idsOf(artist, 1)),
      'chrome-heron',
    ],
  },
  {
    id: 'a-bit-of-everything',
    name: 'A bit of everything',
    description: 'Eight artists, two tracks each.',
    pieceIds: artists.flatMap((artist) => idsOf(artist, 2)),
  },
  {
    id: 'album-by-album',
    name: 'Album by album',
    description: 'Nine records, front to back, the way they came.',
    pieceIds: pieces.map((piece) => piece.id),
  },
]

/** The pieces that a new guest already likes. */
export const demoLikes: readonly string[] = [
  'wet-pavement',
  'tidal-sync',
  'sunday-left',
  'rust-and-honey',
  'the-clockmakers-niece',
  'cirrus',
  'seven-against-eight',
]
