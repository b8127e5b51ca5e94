import { describe, expect, it } from 'vitest'
import { named, read } from './reading'

const URI = 'spotify:track:0123456789abcdefghijAB'

describe('plain lists', () => {
  it('are split at the first dash of each line', async () => {
    const { playlists, tracks, skips } = await read(
      'Rain - Fog\nRain, Snow – Ice - Remix\n\n1. Heat — Sun\n* Hail - Storm\n# a comment\n',
      'Wet__songs',
    )
    expect(playlists[0]?.name).toBe('Wet songs')
    expect(named(tracks)).toEqual([
      'Rain: Fog',
      'Rain, Snow: Ice - Remix',
      'Heat: Sun',
      'Hail: Storm',
    ])
    expect(tracks.map(({ line }) => line)).toEqual([1, 2, 4, 5])
    expect(skips).toEqual([])
  })

  it('name the artist after "by" only if it is one', async () => {
    const names = async (text: string) => named((await read(text)).tracks)
    expect(await names('Rain - Fog\nStand by Me\nStairway to Heaven by Queen')).toEqual([
      'Rain: Fog',
      'Queen: Stairway to Heaven',
    ])
    expect(await names('Fog by rain\nImagine by Oasis\nStand by Me')).toEqual([
      'rain: Fog',
      'Oasis: Imagine',
    ])
  })

  it('take no note on the recording for a title', async () => {
    const { tracks, skips } = await read(
      'Rain - Fog - Live\nFog - Remastered 2011\nFog | Radio Edit\nRain - Live Forever',
    )
    expect(named(tracks)).toEqual(['Rain: Fog - Live', 'Rain: Live Forever'])
    expect(skips.map(({ line, code }) => [line, code])).toEqual([
      [2, 'not_artist_title'],
      [3, 'not_artist_title'],
    ])
  })

  it('have numbers if the file ends without a line break', async () => {
    const { tracks } = await read('1 Rain - Fog\n2 Heat - Sun\n3 Ice - Hail')
    expect(named(tracks)).toEqual(['Rain: Fog', 'Heat: Sun', 'Ice: Hail'])
  })

  it('skip a line that names no song, with its number', async () => {
    const { skips } = await read('Rain - Fog\nmy favourites:\n')
    expect(skips).toMatchObject([{ line: 2, code: 'not_artist_title', text: 'my favourites:' }])
  })

  it('skip Spotify links alone, and keep lines with names', async () => {
    const { tracks, skips } = await read(
      `${URI}\nhttps://open.spotify.com/intl-de/track/0123456789abcdefghijAB?si=1\nRain - Fog ${URI}\nspotify:local:::Heat+-+Sun:61\nhttps://open.spotify.com/album/0123456789abcdefghijAB\n`,
    )
    expect(tracks).toMatchObject([
      { title: 'Fog', artists: ['Rain'], spotifyId: URI.slice(14) },
      { title: 'Sun', artists: ['Heat'], durationMs: 61_000, spotifyId: null },
    ])
    expect(skips.map(({ line, code, params }) => [line, code, params])).toEqual([
      [1, 'spotify_id_only', {}],
      [2, 'spotify_id_only', {}],
      [5, 'not_a_song', { kind: 'album' }],
    ])
  })

  it('contain the videos of YouTube links', async () => {
    const { tracks } = await read(
      'https://www.youtube.com/watch?v=abcDEF123_0\nRain - Fog https://youtu.be/abcDEF123_1\n',
    )
    expect(tracks.map(({ title, youtubeId }) => [title, youtubeId])).toEqual([
      ['YouTube video abcDEF123_0', 'abcDEF123_0'],
      ['Fog', 'abcDEF123_1'],
    ])
  })
})
