import { describe, expect, it } from 'vitest'
import { named, read } from './reading'

const dict = (values: Record<string, string>) =>
  `<dict>${Object.entries(values)
    .map(([key, value]) => `<key>${key}</key>${value}`)
    .join('')}</dict>`
const text = (value: string) => `<string>${value}</string>`
const number = (value: number) => `<integer>${value}</integer>`
const song = (id: number, name: string, more: Record<string, string> = {}) =>
  `<key>${id}</key>${dict({ 'Track ID': number(id), Name: text(name), Artist: text('Rain'), ...more })}`
const playlist = (name: string, ids: number[], more: Record<string, string> = {}) =>
  dict({
    Name: text(name),
    ...more,
    'Playlist Items': `<array>${ids.map((id) => dict({ 'Track ID': number(id) })).join('')}</array>`,
  })
const library = (songs: string[], playlists: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">${dict({
    Tracks: `<dict>${songs.join('\n')}</dict>`,
    Playlists: `<array>${playlists.join('\n')}</array>`,
  })}</plist>`

describe('iTunes libraries', () => {
  it('read the fields of a song', async () => {
    const { tracks } = await read(
      library(
        [
          song(5, 'Fog &#38; Ice', {
            Album: text('Air'),
            'Album Artist': text('Snow'),
            Genre: text('Wet'),
            'Total Time': number(61_000),
            Year: number(2001),
            'Date Added': '<date>2014-04-24T09:28:38Z</date>',
            Loved: '<true/>',
            Location: text('file:///m/fog.mp3'),
          }),
        ],
        [],
      ),
    )
    expect(tracks[0]).toMatchObject({
      title: 'Fog & Ice',
      artists: ['Rain'],
      album: 'Air',
      albumArtists: ['Snow'],
      genres: ['Wet'],
      durationMs: 61_000,
      releaseYear: 2001,
      addedAt: '2014-04-24T09:28:38.000Z',
      liked: true,
      location: 'file:///m/fog.mp3',
    })
  })

  it('contain each song once, then the playlists of the owner', async () => {
    const { playlists, tracks, skips } = await read(
      library(
        [song(1, 'Fog'), song(2, 'Ice'), song(3, 'Talk', { Podcast: '<true/>' })],
        [
          playlist('Library', [1, 2, 3], { Master: '<true/>' }),
          playlist('Music', [1, 2], { 'Distinguished Kind': number(4) }),
          playlist('A folder', [1], { Folder: '<true/>' }),
          playlist('Wet', [2, 9, 2]),
        ],
      ),
    )
    expect(playlists.map(({ name }) => name)).toEqual(['Library', 'Wet'])
    expect(named(tracks)).toEqual(['Rain: Fog', 'Rain: Ice', 'Rain: Ice', 'Rain: Ice'])
    expect(skips.map(({ code, text }) => [code, text])).toEqual([
      ['podcast', 'Talk'],
      ['undescribed_track', 'Track ID 9'],
    ])
  })

  it('contain one exported playlist, and then the songs in no playlist', async () => {
    const { playlists, tracks } = await read(
      library([song(1, 'Fog'), song(2, 'Ice')], [playlist('Wet', [2])]),
      'Rest.xml',
    )
    expect(playlists.map(({ name }) => name)).toEqual(['Wet', 'Rest'])
    expect(tracks.map(({ title }) => title)).toEqual(['Ice', 'Fog'])
  })

  it('skip films and programmes', async () => {
    const { skips } = await read(
      library(
        [song(1, 'Film', { Movie: '<true/>' }), song(2, 'Show', { 'TV Show': '<true/>' })],
        [],
      ),
    )
    expect(skips.map(({ code }) => code)).toEqual(['film', 'film'])
  })

  it('keep songs with missing or duplicate ids', async () => {
    const { tracks } = await read(
      library([song(1, 'Fog'), song(1, 'Ice'), dict({ Name: text('Sun') })], []),
    )
    expect(tracks.map(({ title }) => title)).toEqual(['Fog', 'Ice', 'Sun'])
  })
})
