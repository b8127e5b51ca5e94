import { describe, expect, it } from 'vitest'
import { named, read } from './reading'

const VIDEO = 'aB1cD2eF3gH'
const BOTH = ['Rain: Fog', 'Heat: Sun']

describe('the lines of a list', () => {
  it.each([
    ['01 - Rain - Fog', '02 - Heat - Sun'],
    ['[1] Rain - Fog', '[2] Heat - Sun'],
    ['(01) Rain - Fog', '(02) Heat - Sun'],
    ['1.Rain - Fog', '2.Heat - Sun'],
    ['1/ Rain - Fog', '2/ Heat - Sun'],
    ['No. 1 Rain - Fog', 'No. 2 Heat - Sun'],
    ['№1 Rain - Fog', '№2 Heat - Sun'],
    ['Track 1: Rain - Fog', 'Track 2: Heat - Sun'],
    ['1、Rain - Fog', '2、Heat - Sun'],
    ['①Rain - Fog', '②Heat - Sun'],
    ['１．Rain - Fog', '２．Heat - Sun'],
    ['1️⃣ Rain - Fog', '2️⃣ Heat - Sun'],
    ['A1. Rain - Fog', 'B2 Heat - Sun'],
    ['🎵 Rain - Fog', '✅ Heat - Sun'],
    ['~ Rain - Fog', '~ Heat - Sun'],
    ['0:00 Rain - Fog', '1:05 Heat - Sun'],
    ['Rain -- Fog', 'Heat − Sun'],
  ])('may begin with a number or a mark: %s', async (one, other) => {
    expect(named((await read(`${one}\n${other}\n`)).tracks)).toEqual(BOTH)
  })

  it.each([
    ['99 Luft - Ballon', '1975 - Chocolate', '99 Luft: Ballon', '1975: Chocolate'],
    ['1. 99 Luft - Ballon', '2. 1975 - Chocolate', '99 Luft: Ballon', '1975: Chocolate'],
    ['A1 - Take', 'Rain - Fog', 'A1: Take', 'Rain: Fog'],
  ])('keep the numbers of names: %s', async (one, other, ...expected) => {
    expect(named((await read(`${one}\n${other}\n`)).tracks)).toEqual(expected)
  })

  it.each(['Fog, by Rain Band', 'Fog By Rain Band', 'Fog (by Rain Band)'])(
    'may name the artist after "by": %s',
    async (line) => {
      const { tracks } = await read(`${line}\nSun by Heat Wave\nIce by Snow Men\n`)
      expect(named(tracks)).toEqual(['Rain Band: Fog', 'Heat Wave: Sun', 'Snow Men: Ice'])
    },
  )
})

describe('the headings of a table', () => {
  it.each([
    ['*Title', '*Artist'],
    ['Title:', 'Artist:'],
    ['Title (required)', 'Artist (required)'],
    ['track.name', 'artist.name'],
    ['song_title', 'song_artist'],
    ['Song title', 'Main artist'],
    ['Song/Track', 'Artist/Band'],
    ['Music', 'Artist'],
  ])('may be %s and %s', async (title, artist) => {
    const { tracks } = await read(`${artist},Album,${title}\nRain,Air,Fog\n`)
    expect(named(tracks)).toEqual(['Rain: Fog'])
  })

  it.each([
    ['Track Duration (seconds)', '225'],
    ['Duration_sec', '225'],
    ['Duration in ms', '225000'],
  ])('state the unit of a length: %s', async (heading, cell) => {
    const { tracks } = await read(`Title,Artist,${heading}\nFog,Rain,${cell}\n`)
    expect(tracks).toMatchObject([{ durationMs: 225_000 }])
  })

  it('number the artists in other languages', async () => {
    const head = 'Video-ID,Songtitel,Albumtitel,Künstlername 1,Künstlername 2'
    const { tracks } = await read(`${head}\n${VIDEO},Fog,Air,Rain,Snow\n`)
    expect(named(tracks)).toEqual(['Rain / Snow: Fog'])
  })

  it.each(['Name,URL', 'Title,Link'])('name the addresses of videos: %s', async (head) => {
    const { tracks } = await read(`${head}\nRain - Fog,https://youtu.be/${VIDEO}\n`)
    expect(tracks).toMatchObject([{ title: 'Fog', artists: ['Rain'], youtubeId: VIDEO }])
  })
})

it.each(["('Rain', 'Snow')", '{Rain,Snow}', '{""Rain"",Snow}'])(
  'the artists of a cell may be a list: %s',
  async (cell) => {
    const { tracks } = await read(`Title,Artists\nFog,"${cell}"\n`)
    expect(named(tracks)).toEqual(['Rain / Snow: Fog'])
  },
)

describe('the JSON of other programs', () => {
  const song = { title: 'Fog', artist: 'Rain' }
  it.each([
    ['a playlist in an object', { playlist: { name: 'Wet', tracks: [song] } }],
    ['lists by their names', { Wet: [song] }],
    ['lists by their names in an object', { playlists: { Wet: [song] } }],
    [
      'Subsonic',
      { 'subsonic-response': { status: 'ok', playlist: { name: 'Wet', entry: [song] } } },
    ],
    ['Emby', { Name: 'Wet', PlaylistItems: [{ Name: 'Fog', AlbumArtist: 'Rain' }] }],
    [
      'schema.org',
      {
        name: 'Wet',
        track: { itemListElement: [{ item: { name: 'Fog', byArtist: { name: 'Rain' } } }] },
      },
    ],
    ['SoundCloud', { title: 'Wet', tracks: [{ title: 'Fog', user: { username: 'Rain' } }] }],
  ])('is read: %s', async (_, value) => {
    const { playlists, tracks } = await read(JSON.stringify(value))
    expect(playlists).toMatchObject([{ name: 'Wet' }])
    expect(named(tracks)).toEqual(['Rain: Fog'])
  })

  it.each([
    ['Plex', { MediaContainer: { Metadata: [{ title: 'Fog', grandparentTitle: 'Rain' }] } }],
    ['Apple Music', { data: [{ type: 'songs', attributes: { name: 'Fog', artistName: 'Rain' } }] }],
    ['texts', ['Rain - Fog']],
  ])('is read without a name: %s', async (_, value) => {
    expect(named((await read(JSON.stringify(value))).tracks)).toEqual(['Rain: Fog'])
  })

  it('has videos by their addresses without a host', async () => {
    const video = { url: `/watch?v=${VIDEO}`, title: 'Rain - Fog', uploaderName: 'Rain' }
    const { tracks } = await read(JSON.stringify({ title: 'Wet', videos: [video] }))
    expect(tracks).toMatchObject([{ title: 'Fog', youtubeId: VIDEO }])
  })
})

it.each(['[01] Rain - Fog.mp3', '(1) Rain - Fog.mp3', 'Rain -- Fog.mod', 'Rain - Fog.au'])(
  'a file is named by %s',
  async (name) => {
    expect(named((await read(`${name}\nHeat - Sun.mp3\n`)).tracks)).toEqual(BOTH)
  },
)

it('a row may have its artist before its #EXTINF', async () => {
  const { tracks } = await read(
    '#EXTM3U\n#EXTART:Rain\n#EXTALB:Air\n#EXTINF:9,Fog\na.mp3\n#EXTINF:9,Heat - Sun\nb.mp3\n',
  )
  expect(named(tracks)).toEqual(BOTH)
  expect(tracks.map(({ album }) => album)).toEqual(['Air', null])
})

it('the title of an ASX entry without an author has both names', async () => {
  const { tracks } = await read(
    '<asx version="3"><entry><title>Rain - Fog</title><ref href="x.mp3"/></entry></asx>',
  )
  expect(named(tracks)).toEqual(['Rain: Fog'])
})

it.each(['Unknown Artist', '<Unknown>', '[unknown artist]'])(
  'the artist %s of a file is none',
  async (artist) => {
    const { tracks } = await read(`#EXTM3U\n#EXTINF:9,${artist} - Fog\nFog.mp3\n`)
    expect(named(tracks)).toEqual([': Fog'])
  },
)

it('the songs of a Markdown list may be links', async () => {
  const { tracks } = await read(
    `- [Rain - Fog](https://youtu.be/${VIDEO})\n- [Heat - Sun](https://youtu.be/iJ4kL5mN6oP)\n`,
  )
  expect(named(tracks)).toEqual(BOTH)
  expect(tracks).toMatchObject([{ youtubeId: VIDEO }, { youtubeId: 'iJ4kL5mN6oP' }])
})

it('the rule of a Markdown table may have one dash for each column', async () => {
  const { tracks } = await read('| # | Title | Artist |\n|:-:|:-|-:|\n| 1 | Fog | Rain |\n')
  expect(named(tracks)).toEqual(['Rain: Fog'])
})

it.each(['windows-1250', 'iso-8859-2'])('Polish text is read in %s', async (encoding) => {
  const text = 'Krzysztof Łącki - Żółty jesienny liść\nOrkiestra Śląska - Zażółć gęślą jaźń\n'
  const decoder = new TextDecoder(encoding)
  const codes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  )
  const bytes = Uint8Array.from(text, (character) => codes.get(character) ?? 0)
  expect(named((await read(bytes)).tracks)).toEqual([
    'Krzysztof Łącki: Żółty jesienny liść',
    'Orkiestra Śląska: Zażółć gęślą jaźń',
  ])
})

it.each([
  ['file:///m/Zo%C3%AB/a%20b.mp3', '/m/Zoë/a b.mp3'],
  ['file://localhost/m/a%20b.mp3', '/m/a b.mp3'],
  ['file:///C:/m/a%20b.mp3', 'C:/m/a b.mp3'],
  ['file://nas/m/a%20b.mp3', '//nas/m/a b.mp3'],
  ['Ben%20%26%20Co/50%25.mp3', 'Ben & Co/50%.mp3'],
  ['50% off/a b.mp3', '50% off/a b.mp3'],
  ['https://h.example/a%20b.mp3', 'https://h.example/a%20b.mp3'],
])('the location %s of XSPF and JSPF is the path %s', async (location, path) => {
  const xml = `<playlist><trackList><track><title>Fog</title><creator>Rain</creator><location>${location}</location></track></trackList></playlist>`
  const jspf = { playlist: { track: [{ title: 'Fog', creator: 'Rain', location }] } }
  for (const text of [xml, JSON.stringify(jspf)]) {
    expect((await read(text)).tracks).toMatchObject([{ location: path }])
  }
})

it.each([
  `vnd.youtube:${VIDEO}`,
  `vnd.youtube://${VIDEO}`,
  `vnd.youtube:?v=${VIDEO}`,
  `youtube:video:${VIDEO}`,
  `ytdl://${VIDEO}`,
  `plugin://plugin.video.youtube/play/?video_id=${VIDEO}`,
])('a video of another program is found beside a song or alone: %s', async (link) => {
  const { tracks } = await read(`Rain - Fog ${link}\n${link}\nHeat - Sun\n`)
  expect(tracks.map(({ title, youtubeId }) => [title, youtubeId])).toEqual([
    ['Fog', VIDEO],
    [`YouTube video ${VIDEO}`, VIDEO],
    ['Sun', null],
  ])
})

it('a title that names YouTube is no link', async () => {
  const { tracks } = await read('Rain - Fog\nHeat - Youtube: Sun\nIce - Youtube:Love\n')
  expect(named(tracks)).toEqual(['Rain: Fog', 'Heat: Youtube: Sun', 'Ice: Youtube:Love'])
})
