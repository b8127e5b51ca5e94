import { describe, expect, it } from 'vitest'
import { toPath } from '@/lib/importers/uri-path'
import { read } from './reading'

const TITLE = 'Fog '.repeat(400)
// Percent-encoded Japanese takes nine characters a letter.
const FOLDER = `/${encodeURIComponent('長い名前のフォルダ')}`.repeat(20)
const LONG = {
  path: `${FOLDER}/Rain%20-%20Fog.mp3`,
  url: `https://h.example${FOLDER}/Rain - Fog.mp3?k=1`,
}

describe('a title longer than 1,000 characters', () => {
  it.each([
    ['M3U', `#EXTM3U\n#EXTINF:1,Rain - ${TITLE}\nx.mp3\n`],
    ['CSV', `Title,Artist\n${TITLE},Rain\n`],
    ['XSPF', `<playlist><trackList><track><title>${TITLE}</title><creator>Rain</creator></track>`],
    ['JSON', JSON.stringify({ tracks: [{ track: TITLE, artist: 'Rain' }] })],
  ])('is truncated in %s, and its row is kept', async (_, text) => {
    const { tracks } = await read(text)
    expect(tracks[0]?.title.slice(0, 7)).toBe('Fog Fog')
    expect(tracks[0]?.title.length).toBeGreaterThan(980)
    expect(tracks[0]?.title.length).toBeLessThanOrEqual(1_000)
    expect(tracks[0]?.artists).toEqual(['Rain'])
  })
})

describe('a path or address longer than 1,000 characters', () => {
  it.each(Object.values(LONG))('names its song in every format: %s', async (location) => {
    expect(location.length).toBeGreaterThan(1_000)
    const path = toPath(location)
    for (const [text, stored] of [
      [`#EXTM3U\n${location}\n`, location],
      [`[playlist]\nFile1=${location}\n`, location],
      [
        `<playlist><trackList><track><location>${location}</location></track></trackList></playlist>`,
        path,
      ],
      [JSON.stringify({ playlist: { track: [{ location: [location] }] } }), path],
      [`a.mp3\n${location}\n`, location],
    ] as const) {
      const { tracks } = await read(text)
      expect(tracks.at(-1)).toMatchObject({ title: 'Fog', artists: ['Rain'] })
      expect(tracks.at(-1)?.location).toBe(stored.slice(0, 1_000))
    }
  })
})

it('finds the title after attributes of 2,000 characters', async () => {
  const { tracks } = await read(
    `#EXTM3U\n#EXTINF:-1 logo="data:,${'x,'.repeat(1_000)}",Rain - Fog\nx.mp3\n`,
  )
  expect(tracks[0]).toMatchObject({ title: 'Fog', artists: ['Rain'] })
})

it('reads a local file of Spotify with a long URI', async () => {
  const name = encodeURIComponent('長い名前の曲'.repeat(8))
  const { tracks } = await read(`spotify:local:${name}:${name}:${name}:200\na - b\n`)
  expect(tracks[0]).toMatchObject({ title: '長い名前の曲'.repeat(8), durationMs: 200_000 })
})

it('splits forty artists by their URIs', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `Artist ${index}`)
  const uris = names.map((_, index) => `spotify:artist:${String(index).padStart(22, '0')}`)
  const { tracks } = await read(
    `Track URI,Track Name,Artist URI(s),Artist Name(s)\n,Fog,"${uris.join(', ')}","${names.join(', ')}"\n`,
  )
  expect(tracks[0]?.artists).toEqual(names)
})

it('keeps the long URL of a cover', async () => {
  const cover = `https://h.example/${'a'.repeat(1_500)}.jpg`
  const { tracks } = await read(`Title,Artist,Cover\nFog,Rain,${cover}\n`)
  expect(tracks[0]?.coverUrl).toBe(cover)
})
