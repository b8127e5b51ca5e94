import { expect, it } from 'vitest'
import { parseServiceLink } from '@/lib/importers/service-link'
import { read } from './reading'

const ID = '0123456789abcdefghijAB'

it.each([
  [`https://open.spotify.com/intl-de/track/${ID}?si=1`, 'Spotify', 'track', ID],
  [`spotify:track:${ID}`, 'Spotify', 'track', ID],
  ['https://spotify.link/aB3dE', 'Spotify', 'short', ''],
  ['https://music.apple.com/de/album/fog/123?i=456&l=en', 'Apple Music', 'track', '456'],
  ['https://music.apple.com/us/song/fog/456', 'Apple Music', 'track', '456'],
  ['http://itunes.apple.com/us/album/air/id123', 'Apple Music', 'album', '123'],
  ['https://music.apple.com/us/playlist/wet/pl.u-aB1', 'Apple Music', 'playlist', 'pl.u-aB1'],
  ['www.deezer.com/fr/track/3', 'Deezer', 'track', '3'],
  ['https://deezer.page.link/aB3dE', 'Deezer', 'short', ''],
  ['https://link.deezer.com/s/aB3dE', 'Deezer', 'short', ''],
  ['https://listen.tidal.com/album/5', 'Tidal', 'album', '5'],
  ['https://tidal.com/browse/playlist/0f2a-6d', 'Tidal', 'playlist', '0f2a-6d'],
])('%s is a link to %s', (link, service, kind, id) => {
  expect(parseServiceLink(link)).toMatchObject({ service, kind, id })
  expect(parseServiceLink(link)?.url).toMatch(/^https:\/\//)
})

it.each([
  'https://open.spotify.com/playlist/37i9dQZF1DXcBWIGoYBM5M',
  'https://deezer.com.example.org/track/3',
  'https://example.org/?u=https://www.deezer.com/track/3',
  'Rain - Fog',
])('%s is none', (link) => {
  expect(parseServiceLink(link)).toBeNull()
})

it('is skipped with its service, so that it can be looked up', async () => {
  const { tracks, skips } = await read(
    `https://www.deezer.com/track/3\nhttps://tidal.com/browse/track/5\nspotify:track:${ID}\nRain - Fog https://tidal.com/browse/track/5\n`,
  )
  expect(tracks).toMatchObject([{ title: 'Fog', artists: ['Rain'] }])
  expect(skips).toMatchObject([
    { code: 'service_link', params: { service: 'Deezer' }, link: { kind: 'track', id: '3' } },
    { code: 'service_link', params: { service: 'Tidal' } },
    { code: 'spotify_id_only', link: { service: 'Spotify', id: ID } },
  ])
})
