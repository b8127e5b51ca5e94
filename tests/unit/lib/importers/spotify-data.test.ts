import { describe, expect, it } from 'vitest'
import { named, read } from './reading'

const URI = 'spotify:track:0123456789abcdefghijAB'

describe('Spotify account data', () => {
  it('reads the playlists of Playlist1.json with their local files and episodes', async () => {
    const song = { trackName: 'Fog', artistName: 'Rain, The Band', albumName: 'Air', trackUri: URI }
    const { playlists, tracks, skips } = await read(
      JSON.stringify({
        playlists: [
          {
            name: 'Wet',
            description: 'rain &amp; it&#x27;s cold',
            items: [
              { track: song, episode: null, localTrack: null, addedDate: '2024-02-03' },
              { track: null, localTrack: { uri: 'spotify:local:Heat:Dry:Sun+%26+Moon:61' } },
              { track: null, episode: { episodeName: 'Talk', showName: 'Show' } },
              { track: null, episode: null, localTrack: null },
            ],
          },
          { name: 'Empty', items: [] },
        ],
      }),
    )
    expect(playlists).toMatchObject([
      { name: 'Wet', description: "rain & it's cold", kind: 'playlist' },
      { name: 'Empty', description: null },
    ])
    expect(tracks).toMatchObject([
      { line: 1, title: 'Fog', artists: ['Rain, The Band'], spotifyId: URI.slice(14) },
      { line: 2, title: 'Sun & Moon', artists: ['Heat'], album: 'Dry', durationMs: 61_000 },
    ])
    expect(tracks[0]?.addedAt).toBe('2024-02-03T00:00:00.000Z')
    expect(skips).toMatchObject([
      { line: 3, code: 'podcast_episode', text: 'Talk' },
      { line: 4, code: 'no_title' },
    ])
  })

  it('reads the playlists of exports before 2019', async () => {
    const { tracks } = await read(
      '{"playlists":[{"name":"Old","tracks":[{"trackName":"Fog","artistName":"Rain"}]}]}',
    )
    expect(named(tracks)).toEqual(['Rain: Fog'])
  })

  it('reads the songs of YourLibrary.json as liked ones, and no album or show', async () => {
    const { playlists, tracks } = await read(
      JSON.stringify({
        tracks: [{ artist: 'Rain', album: 'Air', track: 'Fog', uri: URI }],
        albums: [{ artist: 'Rain', album: 'Air' }],
        shows: [{ name: 'Talk' }],
        other: ['spotify:local:::Heat+-+Sun:61'],
      }),
    )
    expect(playlists).toMatchObject([{ name: 'Liked Songs', kind: 'liked' }])
    expect(tracks.map(({ title, artists, liked }) => [title, artists, liked])).toEqual([
      ['Fog', ['Rain'], true],
      ['Sun', ['Heat'], true],
    ])
  })

  it('skips an unknown row among rows of Spotify', async () => {
    const known = { track: { trackName: 'Fog', artistName: 'Rain' } }
    const rows = [known, { hologram: {} }, { episode: { episodeName: 'One' } }]
    const { tracks, skips } = await read(
      JSON.stringify({ playlists: [{ name: 'x', items: rows }] }),
    )
    expect(tracks).toHaveLength(1)
    expect(skips.map(({ code }) => code)).toEqual(['no_title', 'podcast_episode'])
  })

  it('leaves lists of other programs with a link of Spotify to their reader', async () => {
    const linked = { title: 'Fog', artist: 'Rain', uri: URI }
    const { playlists, tracks, skips } = await read(
      JSON.stringify({ name: 'Wet', tracks: [linked, { title: 'Sun', artist: 'Heat' }] }),
    )
    expect(playlists).toMatchObject([{ name: 'Wet', kind: 'playlist' }])
    expect(named(tracks)).toEqual(['Rain: Fog', 'Heat: Sun'])
    expect(skips).toEqual([])
  })

  it('skips values of the wrong type', async () => {
    const { tracks, skips } = await read(
      '{"playlists":[null,{"name":5,"items":[7,null,{"track":"x"},{"track":{"trackName":{}}}]}]}',
    )
    expect(tracks).toEqual([])
    expect(skips).toHaveLength(4)
  })

  it.each([
    ['nested too deeply', `{"playlists":${'['.repeat(500_000)}`],
    ['not valid JSON', '{"playlists":[{"name":"a'],
    ['no playlist', '{"tracks":[1],"tracks":{}}'],
    [
      'listening history',
      '[{"endTime":"2024-01-01","artistName":"A","trackName":"B","msPlayed":5}]',
    ],
  ])('rejects JSON: %s', async (problem, json) => {
    await expect(read(json)).rejects.toMatchObject({
      code: 'unrecognised_format',
      message: expect.stringContaining(problem),
    })
  })
})
