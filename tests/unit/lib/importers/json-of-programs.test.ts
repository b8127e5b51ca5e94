import { describe, expect, it } from 'vitest'
import { read } from './reading'

const VIDEO = 'aB1cD2eF3gH'
const SONG = { title: 'Fog', artists: ['Rain'] }
const json = (value: unknown) => JSON.stringify(value)

const ytDlpEntry = {
  id: VIDEO,
  title: 'Rain - Fog (Official Video)',
  uploader: 'Somebody',
  duration: 225,
}
const deezerTrack = { id: 3, title: 'Fog', duration: 225, artist: { name: 'Rain' } }

describe('the JSON of services and programs', () => {
  it.each([
    ['Deezer', { id: 1, title: 'Wet', creator: { name: 'Me' }, tracks: { data: [deezerTrack] } }],
    ['Deezer, a page', { data: [deezerTrack], total: 1 }],
    [
      'Tidal',
      {
        title: 'Wet',
        items: [{ item: { title: 'Fog', artists: [{ name: 'Rain' }] }, type: 'track' }],
      },
    ],
    [
      'Apple Music',
      [{ 'Content Type': 'Song', Title: 'Fog', Artist: 'Rain', 'Track Duration': 225_000 }],
    ],
    [
      'LibreTube',
      {
        localPlaylists: [
          {
            playlist: { name: 'Wet' },
            videos: [{ videoId: VIDEO, title: 'Fog', uploader: 'Rain' }],
          },
        ],
      },
    ],
    [
      'FreeTube',
      {
        playlistName: 'Wet',
        videos: [{ videoId: VIDEO, title: 'Rain - Fog', author: 'RainVEVO' }],
      },
    ],
    [
      'ytmusicapi',
      {
        title: 'Wet',
        tracks: [
          { videoId: VIDEO, title: 'Fog', artists: [{ name: 'Rain', id: 'x' }], duration: '3:45' },
        ],
      },
    ],
    ['yt-dlp', { _type: 'playlist', title: 'Wet', uploader: 'Somebody', entries: [ytDlpEntry] }],
    ['yt-dlp, one video', ytDlpEntry],
    [
      'spotDL',
      [{ name: 'Fog', artists: ['Rain'], artist: 'Rain', duration: 225, year: 1975, song_id: 'x' }],
    ],
    ['Shazam', [{ title: 'Fog', subtitle: 'Rain', key: '1' }]],
    [
      'keys in another case',
      { Playlist_Name: 'Wet', Songs: [{ SongTitle: 'Fog', ARTIST_NAME: 'Rain' }] },
    ],
  ])('is read: %s', async (_, value) => {
    const { tracks, skips } = await read(`\ufeff${json(value)}`)
    expect(tracks).toMatchObject([SONG])
    expect(skips).toEqual([])
  })

  it.each([
    [
      'Piped',
      {
        format: 'Piped',
        playlists: [{ name: 'Wet', videos: [`https://youtube.com/watch?v=${VIDEO}`] }],
      },
    ],
    [
      'Invidious',
      { watch_history: ['iJ4kL5mN6oP'], playlists: [{ title: 'Wet', videos: [VIDEO] }] },
    ],
  ])('contains the videos of a list: %s', async (_, value) => {
    const { playlists, tracks } = await read(json(value))
    expect(playlists).toMatchObject([{ name: 'Wet' }])
    expect(tracks).toMatchObject([{ youtubeId: VIDEO }])
  })

  it('has the details of a song of spotDL', async () => {
    const song = { name: 'Fog', artists: ['Rain'], year: 1975, date: '1975-10-31', track_number: 3 }
    const { tracks } = await read(
      json([{ ...song, tracks_count: 12, disc_number: 1, explicit: true }]),
    )
    expect(tracks[0]).toMatchObject({
      releaseYear: 1975,
      releaseDate: '1975-10-31',
      trackNumber: 3,
      trackTotal: 12,
      discNumber: 1,
      explicit: true,
    })
  })

  it.each([
    ['year', { year: 1984, date: '2024-01-01' }, '1984'],
    ['release year', { release_year: '1984', date: '2024-01-01' }, '1984'],
    ['year of its album', { date: '2024-01-01', album: { name: 'Air', year: 1984 } }, '1984'],
    ['year, if the release date is unknown', { releaseDate: 'unknown', year: 1984 }, '1984'],
    ['date, if there is no other', { date: '1984-05-06' }, '1984-05-06'],
  ])('is released in its %s', async (_, dates, releaseDate) => {
    const { tracks } = await read(json([{ title: 'Fog', artist: 'Rain', ...dates }]))
    expect(tracks).toMatchObject([{ releaseYear: 1984, releaseDate }])
  })

  it('is added at the first date that can be read', async () => {
    const dates = { added: 'yes', dateAdded: 'last week', savedAt: '2024-02-03' }
    const { tracks } = await read(json([{ title: 'Fog', artist: 'Rain', ...dates }]))
    expect(tracks).toMatchObject([{ addedAt: '2024-02-03T00:00:00.000Z' }])
  })

  it.each([
    [{ lengthSeconds: '12.34' }, 12_340],
    [{ lengthSeconds: 12.34 }, 12_340],
    [{ duration: 12.34 }, 12_340],
    [{ duration: '12.34' }, 754_000],
    [{ durationMinutes: 3.75 }, 225_000],
    [{ durationMs: '225000', duration: '1:00' }, 225_000],
    [{ duration: '', length: '3:45' }, 225_000],
  ])('has a length in the unit of its key: %j', async (length, durationMs) => {
    const { tracks } = await read(json([{ title: 'Fog', artist: 'Rain', ...length }]))
    expect(tracks).toMatchObject([{ durationMs }])
  })

  it.each([
    ['an empty wrapper', { title: 'Fog', artist: 'Rain', video: null }],
    ['an entry of a list', { added_at: '2024-02-03', item: { name: 'Fog', artist: 'Rain' } }],
    ['spaces in its keys', { 'Track Name': 'Fog', 'Artist Name': 'Rain' }],
    ['underscores in its keys', { song_name: 'Fog', artist_name: 'Rain' }],
    ['dashes in its keys', { 'Track-Title': 'Fog', 'Track-Artist': 'Rain' }],
  ])('is a song with %s', async (_, song) => {
    const { tracks, skips } = await read(json([song]))
    expect(tracks).toMatchObject([SONG])
    expect(skips).toEqual([])
  })
})
