import { expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { importEnded, importFile } from '@/tests/support/library'
import { connectSpotify } from '@/tests/support/spotify/connect'
import { idOf, songs } from '@/tests/support/spotify/songs'
import { withSpotify } from '@/tests/support/spotify/with-spotify'

const { spotify, nextAccount } = withSpotify()

type Shown = {
  id: string
  title: string
  source: string
  isrc: string | null
  durationMs: number
  coverUrl: string | null
  artists: { name: string }[]
  album: { title: string; coverUrl: string | null } | null
  genres: string[]
}

/** What Spotify's stand-in says of a song. */
const truthOf = (at: number) => ({
  title: `Song ${at}`,
  artist: `Artist ${at % 97}`,
  album: `Album ${at % 400}`,
  isrc: `SE${String(at % 1_000).padStart(3, '0')}${String(at).padStart(7, '0')}`,
  spotifyId: idOf(at),
  durationMs: 120_000 + ((at * 7_919) % 240_000),
})
type Said = Partial<ReturnType<typeof truthOf>> & { title: string; cover?: string; genre?: string }

const COLUMNS = 'Title,Artist,Album,ISRC,Spotify ID,Duration (ms),Cover,Genres'

async function tracksOf(token: string, playlistId: string): Promise<Shown[]> {
  const { body } = await call('GET', `/playlists/${playlistId}/tracks?limit=100`, { token })
  return (body as { data: { song: Shown }[] }).data.map(({ song }) => song)
}

/** Brings a file in that says so of songs, as somebody new. */
async function fileSays(...said: Said[]): Promise<{ token: string; songs: Shown[] }> {
  const { token } = await aUser()
  const rows = said.map((row) =>
    [
      row.title,
      row.artist,
      row.album,
      row.isrc,
      row.spotifyId,
      row.durationMs,
      row.cover,
      row.genre,
    ]
      .map((cell) => cell ?? '')
      .join(','),
  )
  const { playlists, error } = await importFile(token, [COLUMNS, ...rows].join('\n'), 'said.csv')
  if (!playlists[0]) throw new Error(`Nothing came in: ${error}`)
  return { token, songs: await tracksOf(token, playlists[0].id) }
}

/** Brings songs in from Spotify, as somebody new. */
async function spotifySays(...at: number[]): Promise<Shown[]> {
  const { profileId, number } = nextAccount()
  const { token } = await aUser()
  await connectSpotify(token)
  const id = idOf(9_000_000 + number)
  const entries = at.flatMap((one) => songs(one, one + 1))
  spotify.state.playlists.push({ id, name: id, ownerId: profileId, snapshotId: '1', entries })
  const begun = await call('POST', '/spotify/import', { token, body: { playlistIds: [id] } })
  const { playlists } = await importEnded(token, (begun.body as { id: string }).id)
  return tracksOf(token, playlists[0]!.id)
}

it('an ISRC in a file does not decide which song others get from Spotify', async () => {
  const { isrc, durationMs } = truthOf(2_001)
  const { token, songs } = await fileSays({ title: 'Anything', artist: 'Nobody', isrc, durationMs })
  const [fromSpotify] = await spotifySays(2_001)
  expect(fromSpotify).toMatchObject({ title: 'Song 2001', isrc, source: 'spotify' })
  const { body } = await call('GET', `/songs/${songs[0]!.id}`, { token })
  expect(body).toMatchObject({ title: 'Anything', isrc: null })
})

it('nor does an id of Spotify’s, whatever song a file gives it to', async () => {
  const { spotifyId } = truthOf(2_011)
  await spotifySays(2_012)
  const { album: _, isrc: __, ...known } = truthOf(2_012)
  await fileSays({ ...known, spotifyId })
  await fileSays({ title: 'Anything', artist: 'Nobody', spotifyId })
  const [song] = await spotifySays(2_011)
  expect(song!.title).toBe('Song 2011')
  expect((await spotifySays(2_011))[0]!.id).toBe(song!.id)
})

it('a file gives a song that is there no ISRC, and finds it by none that is another’s', async () => {
  const { isrc } = truthOf(2_021)
  const [known] = await spotifySays(2_021)
  const { songs } = await fileSays({ title: 'Anything', artist: 'Nobody', isrc })
  expect(songs[0]).toMatchObject({ title: 'Anything', isrc: null })
  expect(songs[0]!.id).not.toBe(known!.id)
  const bare = { title: 'Bare of it', artist: 'Nobody', durationMs: 180_000 }
  const [first] = (await fileSays(bare)).songs
  const [second] = (await fileSays({ ...bare, isrc: truthOf(2_022).isrc })).songs
  expect(second).toMatchObject({ id: first!.id, isrc: null })
})

it('what Spotify says of a song takes the place of what a file said of it', async () => {
  const truth = truthOf(2_031)
  const { songs } = await fileSays({
    ...truth,
    title: 'SONG 2031 (feat. Somebody rude)',
    artist: `${truth.artist.toUpperCase()} (feat. Rude)`,
    cover: 'https://example.org/rude.jpg',
    durationMs: truth.durationMs + 1_000,
    genre: 'dream pop',
  })
  const [song] = await spotifySays(2_031)
  expect(song).toMatchObject({
    id: songs[0]!.id,
    source: 'spotify',
    title: truth.title,
    isrc: truth.isrc,
    durationMs: truth.durationMs,
    artists: [{ name: truth.artist }],
    album: { title: truth.album },
    coverUrl: expect.stringMatching(/^https:\/\/i\.scdn\.co\//),
    genres: ['dream pop'],
  })
  const again = await fileSays({ ...truth, title: 'SONG 2031', cover: 'https://example.org/x.jpg' })
  expect(again.songs[0]).toMatchObject({
    id: song!.id,
    title: truth.title,
    coverUrl: song!.coverUrl,
  })
})

it('files that swap the ISRCs of two songs are set right, and no song is doubled', async () => {
  const [one, two] = [truthOf(2_041), truthOf(2_042)]
  const { songs } = await fileSays({ ...one, isrc: two.isrc }, { ...two, isrc: one.isrc })
  const right = await spotifySays(2_041, 2_042)
  expect(right.map(({ id, isrc }) => [id, isrc])).toEqual([
    [songs[0]!.id, one.isrc],
    [songs[1]!.id, two.isrc],
  ])
  expect((await spotifySays(2_042, 2_041)).map(({ id }) => id)).toEqual(
    right.map(({ id }) => id).toReversed(),
  )
})
