import { describe, expect, it } from 'vitest'
import { named, read } from './reading'

const playlist = {
  title: 'Wet',
  annotation: 'for bad days',
  identifier: 'https://listenbrainz.org/playlist/1',
  track: [
    {
      title: 'Fog',
      creator: 'Rain feat. Snow',
      album: 'Air',
      duration: 61000,
      identifier: ['https://open.spotify.com/track/0123456789abcdefghijAB'],
    },
    {
      title: 'Sun',
      creator: 'Heat, Light & Sons',
      identifier: 'https://musicbrainz.org/recording/1',
      location: ['/m/sun.mp3'],
      extension: {
        'https://musicbrainz.org/doc/jspf#track': {
          added_at: '2025-09-18T22:00:40.005316+00:00',
          additional_metadata: {
            artists: [{ artist_credit_name: 'Heat' }, { artist_credit_name: 'Light & Sons' }],
          },
        },
      },
    },
    { album: 'Air' },
  ],
}

describe('JSPF', () => {
  it.each([
    ['bare', { playlist }],
    ['in a list of ListenBrainz', { count: 1, playlists: [{ playlist }] }],
    ['in an array', [{ playlist }]],
  ])('is read %s', async (_, root) => {
    const { playlists, tracks, skips } = await read(JSON.stringify(root, null, 1))
    expect(playlists).toMatchObject([{ name: 'Wet', externalId: playlist.identifier }])
    expect(named(tracks)).toEqual(['Rain / Snow: Fog', 'Heat / Light & Sons: Sun'])
    expect(tracks[0]).toMatchObject({ durationMs: 61_000, spotifyId: '0123456789abcdefghijAB' })
    expect(tracks[1]).toMatchObject({
      addedAt: '2025-09-18T22:00:40.005Z',
      location: '/m/sun.mp3',
    })
    expect(skips).toMatchObject([{ line: 3, code: 'no_title' }])
  })
})
