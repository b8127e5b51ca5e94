import { pieces } from './catalogue'

type DemoPlaylist = { id: string; name: string; description: string; pieceIds: string[] }

const idsOf = (artist: string, most = pieces.length) =>
  pieces
    .filter((piece) => piece.artists[0] === artist)
    .slice(0, most)
    .map((piece) => piece.id)

const artists = [...new Set(pieces.map((piece) => piece.artists[0]!))]
const [favourite, ...others] = artists as [string, ...string[]]

/** Three lists of different shape, so that a shuffle has something different to do in each. */
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

/** What a guest likes already. */
export const demoLikes: readonly string[] = [
  'wet-pavement',
  'tidal-sync',
  'sunday-left',
  'rust-and-honey',
  'the-clockmakers-niece',
  'cirrus',
  'seven-against-eight',
]
