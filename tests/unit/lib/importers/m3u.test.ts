import { describe, expect, it } from 'vitest'
import { named, read } from './reading'

describe('M3U', () => {
  it('names songs by #EXTINF and keeps length and location', async () => {
    const { playlists, tracks } = await read(
      '#EXTM3U\r\n#PLAYLIST:Wet songs\r\n#EXTINF:225 group="a, b",Rain - Fog\r\n/music/x.mp3\r\n',
      'list.m3u8',
    )
    expect(playlists[0]?.name).toBe('Wet songs')
    expect(tracks[0]).toMatchObject({
      line: 4,
      title: 'Fog',
      artists: ['Rain'],
      durationMs: 225_000,
      location: '/music/x.mp3',
    })
  })

  it('counts paths, not comments and blank lines', async () => {
    const { tracks, skips } = await read('#EXTM3U\n\n# a word\n#EXTVLCOPT:x\n/a/Rain - Fog.mp3\n')
    expect(named(tracks)).toEqual(['Rain: Fog'])
    expect(skips).toEqual([])
  })

  it('keeps a song with a description but without a path', async () => {
    const { tracks } = await read('#EXTM3U\n#EXTINF:1,Rain - Fog\n#EXTINF:1,Heat - Sun\n/s.mp3\n')
    expect(tracks.map(({ title, location }) => [title, location])).toEqual([
      ['Fog', null],
      ['Sun', '/s.mp3'],
    ])
  })

  it('splits "Artist, Title" if the file name confirms it', async () => {
    const { tracks } = await read(
      '#EXTM3U\n#EXTINF:-1, Rain, Fog \nhttp://h.example/1-04%20Fog.mp3\n#EXTINF:-1,Hello, Goodbye\n/x/Hello, Goodbye.mp3',
    )
    expect(named(tracks)).toEqual(['Rain: Fog', ': Hello, Goodbye'])
  })

  it('reads the video of a YouTube link, with and without a name', async () => {
    const { tracks } = await read(
      '#EXTM3U\n#EXTINF:1,Rain - Fog\nhttps://youtu.be/abcDEF123_-?t=1\nhttps://music.youtube.com/watch?list=x&v=abcDEF123_0',
    )
    expect(tracks.map(({ title, youtubeId }) => [title, youtubeId])).toEqual([
      ['Fog', 'abcDEF123_-'],
      ['YouTube video abcDEF123_0', 'abcDEF123_0'],
    ])
  })

  it('removes the numbers of consecutive file names', async () => {
    const { tracks } = await read('#EXTM3U\n09 Ice.mp3\n10 Fog.mp3\n12 Sun.mp3\n99 Balloons.mp3\n')
    expect(tracks.map(({ title }) => title)).toEqual(['Ice', 'Fog', 'Sun', '99 Balloons'])
  })

  it('keeps a radio stream that has a name and skips one that has none', async () => {
    const { tracks, skips } = await read(
      '#EXTM3U\n#EXTINF:-1,Radio Rain\nhttp://radio.example:8000/\nhttp://other.example/live?x=1\n',
    )
    expect(named(tracks)).toEqual([': Radio Rain'])
    expect(skips[0]).toMatchObject({ line: 4, code: 'url_without_song' })
  })

  it('skips each segment of a stream', async () => {
    const { tracks, skips } = await read(
      '#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nseg1.ts\n#EXTINF:10,\nseg2.ts\n',
    )
    expect(tracks).toEqual([])
    expect(skips.map(({ line, code }) => [line, code])).toEqual([
      [4, 'stream_segment'],
      [6, 'stream_segment'],
    ])
  })
})
