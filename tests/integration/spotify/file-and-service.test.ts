import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { importEnded, importFile } from '@/tests/support/library'
import { connectSpotify } from '@/tests/support/spotify/connect'
import { songs, toId } from '@/tests/support/spotify/songs'
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

/** The details of a song in the simulated Spotify. */
const detailsOf = (at: number) => ({
  title: `Song ${at}`,
  artist: `Artist ${at % 97}`,
  album: `Album ${at % 400}`,
  isrc: `SE${String(at % 1_000).padStart(3, '0')}${String(at).padStart(7, '0')}`,
  spotifyId: toId(at),
  durationMs: 120_000 + ((at * 7_919) % 240_000),
})
type Row = Partial<ReturnType<typeof detailsOf>> & { title: string; cover?: string; genre?: string }

const COLUMNS = 'Title,Artist,Album,ISRC,Spotify ID,Duration (ms),Cover,Genres'

async function tracksOf(token: string, playlistId: string): Promise<Shown[]> {
  const { body } = await call('GET', `/playlists/${playlistId}/tracks?limit=100`, { token })
  return (body as { data: { song: Shown }[] }).data.map(({ song }) => song)
}

/** Imports a file with these songs. */
async function importRows(token: string, ...rows: Row[]): Promise<Shown[]> {
  const lines = rows.map((row) =>
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
  const { playlists, error } = await importFile(token, [COLUMNS, ...lines].join('\n'), 'rows.csv')
  if (!playlists[0]) throw new Error(`Nothing was imported: ${error}`)
  return tracksOf(token, playlists[0].id)
}

/** A user who is connected to Spotify, and imports songs from there. */
async function listener() {
  const { profileId, number } = nextAccount()
  const { token } = await aUser()
  await connectSpotify(token)
  const importSongs = async (...at: number[]): Promise<Shown[]> => {
    const id = toId(9_000_000 + number * 100 + spotify.state.playlists.length)
    const entries = at.flatMap((one) => songs(one, one + 1))
    spotify.state.playlists.push({ id, name: id, ownerId: profileId, snapshotId: '1', entries })
    const started = await call('POST', '/spotify/import', { token, body: { playlistIds: [id] } })
    const { playlists } = await importEnded(token, (started.body as { id: string }).id)
    return tracksOf(token, playlists[0]!.id)
  }
  return { token, importSongs }
}

describe('a file of another user', () => {
  it('decides neither the song nor its details by an ISRC or an id of Spotify', async () => {
    const { isrc, spotifyId, durationMs } = detailsOf(2_001)
    const { token } = await aUser()
    const wrong = { title: 'Anything', artist: 'Nobody', isrc, spotifyId, durationMs }
    const [named] = await importRows(token, wrong)
    const { importSongs } = await listener()
    const [imported] = await importSongs(2_001)
    expect(imported).toMatchObject({ title: 'Song 2001', isrc, source: 'spotify' })
    expect(imported!.id).not.toBe(named!.id)
    const { body } = await call('GET', `/songs/${named!.id}`, { token })
    expect(body).toMatchObject({ title: 'Anything', source: 'file', isrc })
  })
})

describe('a file and Spotify in one library', () => {
  it('are distinguished by name and length if the file has the id of another song', async () => {
    const { token, importSongs } = await listener()
    await importSongs(2_012)
    const { album: _, isrc: __, ...known } = detailsOf(2_012)
    const { spotifyId } = detailsOf(2_011)
    await importRows(token, { ...known, spotifyId })
    await importRows(token, { title: 'Anything', artist: 'Nobody', spotifyId })
    const [song] = await importSongs(2_011)
    expect(song!.title).toBe('Song 2011')
    expect((await importSongs(2_011))[0]!.id).toBe(song!.id)
  })

  it('join a file without ISRC and a later one with it, by name and length', async () => {
    const { token, importSongs } = await listener()
    const { isrc } = detailsOf(2_021)
    const [known] = await importSongs(2_021)
    const [other] = await importRows(token, {
      title: 'Anything',
      artist: 'Nobody',
      isrc,
      durationMs: 999_000,
    })
    expect(other!.id).not.toBe(known!.id)
    const bare = { title: 'Bare of it', artist: 'Nobody', durationMs: 180_000 }
    const [first] = await importRows(token, bare)
    const [second] = await importRows(token, { ...bare, isrc: detailsOf(2_022).isrc })
    expect(second).toMatchObject({ id: first!.id, isrc: detailsOf(2_022).isrc })
  })

  it('show what Spotify states, and keep what only the file states', async () => {
    const { token, importSongs } = await listener()
    const details = detailsOf(2_031)
    const [named] = await importRows(token, {
      ...details,
      title: 'SONG 2031 (feat. Somebody rude)',
      artist: `${details.artist.toUpperCase()} (feat. Rude)`,
      cover: 'https://example.org/rude.jpg',
      durationMs: details.durationMs + 1_000,
      genre: 'dream pop',
    })
    const [song] = await importSongs(2_031)
    expect(song).toMatchObject({
      id: named!.id,
      source: 'spotify',
      title: details.title,
      isrc: details.isrc,
      durationMs: details.durationMs,
      artists: [{ name: details.artist }],
      album: { title: details.album },
      coverUrl: expect.stringMatching(/^https:\/\/i\.scdn\.co\//),
      genres: ['dream pop'],
    })
    const table = `Title,Artist,Duration (ms),Cover\nSONG 2031,${details.artist},${details.durationMs},https://example.org/x.jpg`
    const { playlists } = await importFile(token, table, 'table.csv')
    const [again] = await tracksOf(token, playlists[0]!.id)
    expect(again).toMatchObject({ id: song!.id, title: details.title, coverUrl: song!.coverUrl })
  })

  it('stay two songs and two recordings if a file swaps their ISRCs', async () => {
    const { token, importSongs } = await listener()
    const [one, two] = [detailsOf(2_041), detailsOf(2_042)]
    const swapped = await importRows(token, { ...one, isrc: two.isrc }, { ...two, isrc: one.isrc })
    const imported = await importSongs(2_041, 2_042)
    expect(imported.map(({ id, isrc }) => [id, isrc])).toEqual([
      [swapped[0]!.id, one.isrc],
      [swapped[1]!.id, two.isrc],
    ])
    const ids = imported.map(({ id }) => id)
    expect((await importSongs(2_042, 2_041)).map(({ id }) => id)).toEqual(ids.toReversed())
    await call('PUT', `/me/liked/${ids[0]}`, { token })
    const other = await call('GET', `/songs/${ids[1]}`, { token })
    expect(other.body).toMatchObject({ liked: false })
  })
})
