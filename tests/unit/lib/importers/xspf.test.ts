import { describe, expect, it } from 'vitest'
import { named, read } from './reading'

const list = (tracks: string, more = '') =>
  `<?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList>${tracks}</trackList>${more}</playlist>`

describe('XSPF', () => {
  it('reads a track and the title after it', async () => {
    const { playlists, tracks } = await read(
      list(
        '<track><title>Fog &amp; Rain</title><creator>Earth, Wind</creator><album>Air</album><duration>61000</duration><image>https://i.example/c.jpg</image><location>https://youtu.be/abcDEF123_0</location></track>',
        '<title>Wet</title><annotation>for bad days</annotation>',
      ),
    )
    expect(playlists[0]).toMatchObject({ name: 'Wet', description: 'for bad days' })
    expect(tracks[0]).toMatchObject({
      title: 'Fog & Rain',
      artists: ['Earth, Wind'],
      album: 'Air',
      durationMs: 61_000,
      coverUrl: 'https://i.example/c.jpg',
      youtubeId: 'abcDEF123_0',
    })
  })

  it('names a track by its annotation, then by its location', async () => {
    const { tracks, skips } = await read(
      list(
        '<track><annotation>Rain - Fog</annotation></track><track><location>a/Heat%20-%20Sun.ogg</location></track><track/>',
      ),
    )
    expect(named(tracks)).toEqual(['Rain: Fog', 'Heat: Sun'])
    expect(skips).toMatchObject([{ code: 'no_title' }])
  })

  it('ignores titles of extensions, and namespace prefixes', async () => {
    const { tracks } = await read(
      '<x:playlist xmlns:x="u"><x:trackList><x:track><x:title>Fog</x:title><x:creator>Rain</x:creator><x:extension><x:title>no</x:title></x:extension></x:track></x:trackList></x:playlist>',
    )
    expect(named(tracks)).toEqual(['Rain: Fog'])
  })

  it('expands no entity of the file', async () => {
    const bomb =
      '<!DOCTYPE p [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    const { tracks } = await read(
      `${bomb}<playlist><trackList><track><title>&b;&c;</title><creator>Rain</creator></track></trackList></playlist>`,
    )
    expect(tracks[0]?.title).toBe('&b;&c;')
  })

  it('accepts a bare ampersand, and keeps one in CDATA', async () => {
    const { tracks } = await read(
      '<playlist><trackList><track><title>Fog & Rain</title><creator>A&B</creator><location>http://h.example/?a=1&b=2;c</location></track><track><title><![CDATA[R&B <3]]></title></track></trackList></playlist>',
    )
    expect(named(tracks)).toEqual(['A&B: Fog & Rain', ': R&B <3'])
    expect(tracks[0]?.location).toBe('http://h.example/?a=1&b=2;c')
  })

  it('skips a track that is truncated at the end of the file', async () => {
    const { tracks, skips } = await read(
      '<playlist><trackList><track><title>Fog</title></track><track><title>Su',
    )
    expect(named(tracks)).toEqual([': Fog'])
    expect(skips).toMatchObject([{ line: 1, code: 'file_truncated' }])
  })

  it.each([
    ['nested too deeply', '<a>'.repeat(200)],
    ['too many attributes', `<a ${Array.from({ length: 2000 }, (_, n) => `b${n}=""`).join(' ')}>`],
    ['not valid', '&a;'.repeat(100_001)],
  ])('rejects XML: %s', async (problem, xml) => {
    await expect(read(`<playlist>${xml}`)).rejects.toMatchObject({
      code: 'unrecognised_format',
      message: expect.stringContaining(problem),
    })
  })
})
