import { describe, expect, it } from 'vitest'
import { named, read } from './reading'

describe('TuneMyMusic', () => {
  const header = 'Track name,Artist name,Album,Playlist name,Type,ISRC'

  it('reads several playlists of one file, and the favourites', async () => {
    const { playlists, tracks } = await read(
      `${header}\nFog,Rain,,Wet,Playlist,\nSun,Heat,,Dry,Playlist,\nHail,Ice,,Favorite Songs,Favorite,GBAAA0000001`,
    )
    expect(playlists.map(({ name, kind }) => [name, kind])).toEqual([
      ['Wet', 'playlist'],
      ['Dry', 'playlist'],
      ['Favorite Songs', 'liked'],
    ])
    expect(tracks.map(({ title, liked }) => [title, liked])).toEqual([
      ['Fog', undefined],
      ['Sun', undefined],
      ['Hail', true],
    ])
  })

  it('marks a playlist that continues later in the file', async () => {
    const { playlists } = await read(`${header}\na,x,,One,,\nb,x,,Two,,\nc,x,,One,,`)
    expect(playlists.map(({ name, continues }) => [name, continues])).toEqual([
      ['One', undefined],
      ['Two', undefined],
      ['One', true],
    ])
  })

  it('splits the title of a video in the title column', async () => {
    const { tracks } = await read(`${header}\nRain - Fog (Live),,,Liked videos,Favorite,`)
    expect(named(tracks)).toEqual(['Rain: Fog (Live)'])
  })

  it('keeps a note on the recording in the title', async () => {
    const { tracks } = await read(`${header}\nFog - Remastered 2011,,,Wet,Playlist,`)
    expect(named(tracks)).toEqual([': Fog - Remastered 2011'])
  })

  it('skips a row without a title', async () => {
    const { tracks, skips } = await read(`${header}\n"","","","Favorite Songs","Favorite",""`)
    expect(tracks).toEqual([])
    expect(skips).toEqual([
      {
        type: 'skip',
        line: 2,
        code: 'no_title',
        params: {},
        reason: 'no title',
        text: 'Favorite Songs Favorite',
      },
    ])
  })
})

describe('Soundiiz', () => {
  it('reads its semicolons, clock times and links', async () => {
    const { tracks } = await read(
      'title;artist;album;isrc;addedDate;duration;url\nFog;Rain;Air;GBAAA0000001;2020-01-02;3:45;https://www.youtube.com/watch?v=abcDEF123_-',
    )
    expect(tracks[0]).toMatchObject({
      title: 'Fog',
      album: 'Air',
      isrc: 'GBAAA0000001',
      durationMs: 225_000,
      youtubeId: 'abcDEF123_-',
      addedAt: '2020-01-02T00:00:00.000Z',
    })
  })
})

describe('Google Takeout', () => {
  it('reads each video of a playlist by its id', async () => {
    const { playlists, tracks } = await read(
      'Video ID,Playlist Video Creation Timestamp\n-abcDEF123_,2021-06-01T13:59:27+00:00\n\n\n',
      'Takeout/My mix-videos.csv',
    )
    expect(playlists[0]?.name).toBe('My mix')
    expect(tracks).toHaveLength(1)
    expect(tracks[0]).toMatchObject({
      title: 'YouTube video -abcDEF123_',
      youtubeId: '-abcDEF123_',
      addedAt: '2021-06-01T13:59:27.000Z',
    })
  })

  it('reads the music library, where each artist has a column', async () => {
    const { tracks } = await read(
      'Video ID,Song Title,Album Title,Artist Name 1,Artist Name 2,Artist Name 3\nabcDEF123_-,Fog,Air,Rain,"Snow, Ice",\n,,,,,\n',
    )
    expect(tracks).toHaveLength(1)
    expect(tracks[0]).toMatchObject({ title: 'Fog', artists: ['Rain', 'Snow, Ice'] })
  })

  it('names an older playlist by its own row', async () => {
    const { playlists, tracks } = await read(
      'Playlist ID,Channel ID,Time Created,Time Updated,Title,Description,Visibility\nPLx,UCx,2015-01-01 00:00:00 UTC,2015-01-01 00:00:00 UTC,Wet songs,,Private\n\nVideo ID,Time Added\nabcDEF123_-,2015-02-03 04:05:06 UTC\n',
    )
    expect(playlists[0]?.name).toBe('Wet songs')
    expect(tracks[0]?.addedAt).toBe('2015-02-03T04:05:06.000Z')
  })
})

describe('any table', () => {
  it.each([
    ['a comma', 'Title,Artist\nFog,Rain'],
    ['a semicolon', 'Titel;Interpret\nFog;Rain'],
    ['a tab', 'Name\tArtist\tAlbum\nFog\tRain\tAir'],
    ['the hint that Excel writes', 'sep=;\r\nTitre;Artiste\r\nFog;Rain'],
    ['the artist first', 'Исполнитель,Название\nRain,Fog'],
    ['a column that numbers tracks', 'Track,Title,Artist\n7,Fog,Rain'],
    ['a title under Track', 'Track,Artist\nFog,Rain'],
    ['spaces before quotes', '"Title", "Artist"\n"Fog", "Rain"'],
    ['bare carriage returns', 'Title,Artist\rFog,Rain\r'],
    ['comment lines before its header', '# exported\r\n# 2 rows\r\nTitle,Artist\r\nFog,Rain\r\n'],
    ['a column named by a number sign', '#,Title,Artist\n1,Fog,Rain'],
  ])('is read with %s', async (_, text) => {
    const { tracks, skips } = await read(text)
    expect(named(tracks)).toEqual(['Rain: Fog'])
    expect(skips).toEqual([])
  })

  it('reads cells that look like formulas as text', async () => {
    const { tracks } = await read('Title,Artist\n=1+1,+44\n-2,@home')
    expect(named(tracks)).toEqual(['+44: =1+1', '@home: -2'])
  })

  it('counts rows of any length, and no blank rows', async () => {
    const { tracks, skips } = await read('Title,Artist\nFog\n,,\n\nSun,Heat,more,cells\n,Rain\n')
    expect(named(tracks)).toEqual([': Fog', 'Heat: Sun'])
    expect(skips.map(({ line, code }) => [line, code])).toEqual([[6, 'no_title']])
  })

  it('counts the lines of a title with a line break', async () => {
    const { tracks } = await read('Title,Artist\n"Fog\r\nand rain",Rain\r\nSun,Heat')
    expect(tracks.map(({ line, title }) => [line, title])).toEqual([
      [2, 'Fog and rain'],
      [4, 'Sun'],
    ])
  })

  const CELLS =
    '\na,"Rain, Snow",\nb,Rain / Snow,\nc,Rain feat. Snow,\nd,"Earth, Wind & Fire, Snow",\ne,AC/DC,\nf,"[\'Rain\', \'Snow, Ice\']",'

  it('splits artists at commas in tables of a service, but no band with a comma', async () => {
    const { tracks } = await read(`Title,Artist,ISRC${CELLS}`)
    expect(tracks.map(({ artists }) => artists)).toEqual([
      ['Rain', 'Snow'],
      ['Rain / Snow'],
      ['Rain', 'Snow'],
      ['Earth, Wind & Fire', 'Snow'],
      ['AC/DC'],
      ['Rain', 'Snow, Ice'],
    ])
  })

  it('splits artists of other tables only at "feat." and in lists', async () => {
    const { tracks } = await read(`Title,Artist,Comment${CELLS}`)
    expect(tracks.map(({ artists }) => artists)).toEqual([
      ['Rain, Snow'],
      ['Rain / Snow'],
      ['Rain', 'Snow'],
      ['Earth, Wind & Fire, Snow'],
      ['AC/DC'],
      ['Rain', 'Snow, Ice'],
    ])
    expect(tracks[2]?.credit).toMatchObject({ text: 'Rain feat. Snow' })
  })
})
