/** A song to search for. */
type SearchedSong = { title: string; artist: string; album: string }

/** Typical searches for a song, by kind. */
const KINDS: Record<string, (song: SearchedSong) => string> = {
  'one letter': ({ title }) => title.slice(0, 1),
  'two letters': ({ artist }) => artist.slice(0, 2),
  'three letters': ({ title }) => title.slice(0, 3),
  'a title': ({ title }) => title,
  'an artist': ({ artist }) => artist,
  'the first word of an album': ({ album }) => album.split(' ')[0]!,
  'title and artist': ({ title, artist }) => `${title} ${artist}`,
  'half typed': ({ title, artist }) => `${artist.split(' ')[0]} ${title.slice(0, 3)}`,
  'words in another order': ({ title, artist, album }) =>
    `${album.split(' ').at(-1)} ${title.split(' ').at(-1)} ${artist.split(' ').at(-1)}`,
  'a letter missing': ({ title }) => without(longest(title)),
  'two letters swapped': ({ artist }) => swapped(longest(artist)),
  'a wrong letter': ({ title, artist }) => `${wrong(longest(title))} ${artist}`,
  'no match': ({ title }) => `x${[...title].reverse().join('').replaceAll(' ', '')}x`,
}

/** A search of each kind for each song. */
export const searches = (songs: SearchedSong[]): { kind: string; q: string }[] =>
  Object.entries(KINDS).flatMap(([kind, type]) =>
    songs.map((song) => ({ kind, q: type(song).toLowerCase() || 'a' })),
  )

const longest = (text: string) =>
  text.split(' ').reduce((one, other) => (other.length > one.length ? other : one))
const middle = (word: string) => Math.floor(word.length / 2)
const without = (word: string) => word.slice(0, middle(word)) + word.slice(middle(word) + 1)
const wrong = (word: string) => `${word.slice(0, middle(word))}q${word.slice(middle(word) + 1)}`
const swapped = (word: string) => {
  const at = middle(word)
  return (
    word.slice(0, at - 1) + word.slice(at, at + 1) + word.slice(at - 1, at) + word.slice(at + 1)
  )
}
