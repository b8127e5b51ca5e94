import { describe, expect, it } from 'vitest'
import { named, read } from './reading'

describe('PLS', () => {
  it('joins the keys of an entry in any order and case', async () => {
    const { tracks } = await read(
      '[playlist]\nNumberOfEntries=2\nTitle1=Rain - Fog\nfile2=/m/Heat - Sun.mp3\nFile1=http://h.example:8000\nLength1=61\nLength2=-1\nVersion=2\n',
    )
    expect(named(tracks)).toEqual(['Rain: Fog', 'Heat: Sun'])
    expect(tracks.map(({ durationMs, location }) => [durationMs, location])).toEqual([
      [61_000, 'http://h.example:8000'],
      [null, '/m/Heat - Sun.mp3'],
    ])
  })

  it('reads entries with missing or repeated numbers once per file', async () => {
    const { tracks } = await read(
      '[playlist]\nTitle0=none\nFile1=/a.mp3\nFile7=/b.mp3\nFile7=/c.mp3\n',
    )
    expect(tracks.map(({ title }) => title)).toEqual(['a', 'b', 'c'])
  })

  it('skips a stream without a title, and reads a list without entries', async () => {
    const { skips } = await read('[Playlist]\nFile1=http://h.example:8000\n')
    expect(skips).toMatchObject([{ line: 2, code: 'url_without_song' }])
    const empty = await read('[playlist]\nNumberOfEntries=0\n', 'none.pls')
    expect(empty).toMatchObject({ playlists: [{ name: 'none' }], tracks: [], skips: [] })
  })

  it('yields entries beyond two thousand open ones early', async () => {
    const files = Array.from({ length: 5000 }, (_, index) => `File${index}=/song ${index}.mp3`)
    const { tracks } = await read(`[playlist]\n${files.join('\n')}\nTitle0=Late\nTitle4999=Last`)
    expect(tracks).toHaveLength(5000)
    expect(tracks[0]?.title).toBe('song 0')
    expect(tracks[4999]?.title).toBe('Last')
  })
})
