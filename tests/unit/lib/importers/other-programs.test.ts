import { describe, expect, it } from 'vitest'
import { named, read } from './reading'

const VIDEO = 'aB1cD2eF3gH'
const SONG = { title: 'Fog', artists: ['Rain'] }
const json = (value: unknown) => JSON.stringify(value)

describe('the tables of services and programs', () => {
  it.each([
    ['Deezer', 'Song Name,Artist Name,Album Name,ISRC\nFog,Rain,Air,GBAAA0000001'],
    ['Deezer, French', "Titre de la chanson;Artiste;Nom de l'album;Durée\r\nFog;Rain;Air;225\r\n"],
    ['Deezer, its account data', 'SONG_TITLE,ARTIST_NAME,ALBUM_TITLE\nFog,Rain,Air\n'],
    ['Tidal', 'tidal_id,name,artists,album,isrc\n1,Fog,Rain,Air,GBAAA0000001'],
    ['Tidal, numbered', '#\tTitle\tArtist\tAlbum\tTime\r\n1\tFog\tRain\tAir\t3:45'],
    [
      'Shazam',
      'Shazam Library\nIndex,TagTime,Title,Artist,URL\n1,2020-01-02,"Fog","Rain",https://x',
    ],
    [
      'Shazam, German',
      'Shazam-Mediathek\nIndex,Tag-Zeitpunkt,Titel,Künstler\n1,2020-01-02,Fog,Rain',
    ],
    ['RiMusic', `PlaylistName,MediaId,Title,Artists,Duration\nWet,${VIDEO},Fog,Rain,3:45\n`],
    ['a list of videos', `Title,Channel,Video ID\nRain - Fog,RainVEVO,${VIDEO}\n`],
    ['a list of topic videos', `Video ID;Titre;Chaîne\n${VIDEO};Fog;Rain - Topic\n`],
    ['a mark before the header', '\ufeffArtist|Album|Title\r\n"Rain"|"Air"|"Fog"'],
  ])('are read: %s', async (_, text) => {
    const { tracks, skips } = await read(text)
    expect(tracks).toMatchObject([SONG])
    expect(skips).toEqual([])
  })

  it.each([
    [
      'TuneMyMusic',
      'Track name,Artist name,Album,Playlist name,Type,ISRC',
      ',Rain,Air,,Album,',
      ',Rain,,,Artist,',
    ],
    ['Soundiiz', 'title;artist;album;isrc;type', 'Air;Rain;Air;;album', 'Rain;Rain;;;artist'],
    ['French', 'Type,Titre,Artiste,Album', 'Album,Air,Rain,', 'Artiste,,Rain,'],
    ['German', 'Titel;Interpret;Typ', 'Air;Rain;Alben', 'Rain;Rain;Interpreten'],
  ])('skip albums and artists: %s', async (_, header, album, artist) => {
    const { tracks, skips } = await read(`${header}\n${album}\n${artist}\n`)
    expect(tracks).toEqual([])
    expect(skips.map(({ line, code, params }) => [line, code, params])).toEqual([
      [2, 'not_a_song', { kind: 'album' }],
      [3, 'not_a_song', { kind: 'artist' }],
    ])
  })

  it('skip the albums of a table that lists only those', async () => {
    const { skips } = await read('artist;album\nRain;Air\n')
    expect(skips).toMatchObject([{ code: 'not_a_song', params: { kind: 'album' } }])
  })

  it('keep songs whose release has a type', async () => {
    const { tracks } = await read(
      'Title,Artist,Album,Type\nFog,Rain,Air,Album\nSun,Heat,Day,Single',
    )
    expect(named(tracks)).toEqual(['Rain: Fog', 'Heat: Sun'])
  })
})

describe('the length of a song in a table', () => {
  it.each([
    ['Duration (min)', '3.75', 225_000],
    ['Duration (min)', '3:45', 225_000],
    ['Duration (s)', '12.34', 12_340],
    ['Length Seconds', '225', 225_000],
    ['Duration', '3.45', 225_000],
    ['Duration (ms)', '225000', 225_000],
  ])('is in the unit of the heading: %s, %s', async (heading, cell, durationMs) => {
    const { tracks } = await read(`Title,Artist,${heading}\nFog,Rain,${cell}\n`)
    expect(tracks).toMatchObject([{ durationMs }])
  })
})

it.each(['Various Artists - Topic', 'Release - topic'])(
  'the album channel %s is no artist',
  async (channel) => {
    const { tracks } = await read(`Video ID,Title,Channel\n${VIDEO},Fog,${channel}\n`)
    expect(tracks).toMatchObject([{ title: 'Fog', artists: [] }])
  },
)

it.each([
  [
    'Spotify',
    json([{ ts: '2020-01-02T00:00:00Z', ms_played: 1, master_metadata_track_name: 'Fog' }]),
  ],
  [
    'Spotify',
    json([{ endTime: '2020-01-01 10:00', artistName: 'Rain', trackName: 'Fog', msPlayed: 1 }]),
  ],
  [
    'Apple Music',
    'Artist Name,Event End Timestamp,Play Duration Milliseconds,Song Name\nRain,2020,1,Fog',
  ],
  ['Apple Music', 'Track Name,Last Played Date,Is User Initiated\nRain - Fog,1600000000000,true'],
  [
    'Last.fm',
    'uts,utc_time,artist,album,track\n"1580000000","26 Jan 2020, 00:53","Rain","Air","Fog"',
  ],
  ['Last.fm', 'Rain;Air;Fog;26 Jan 2020 00:53\r\nRain;Air;Sun;26 Jan 2020 00:57'],
  [
    'Deezer',
    'Song Title,Artist,ISRC,Listening Time,Platform Name,Date\nFog,Rain,X,225,web,2020-01-02',
  ],
  ['Tidal', 'artist_name,track_title,entry_date,stream_duration_ms\nRain,Fog,2020-01-02,1000'],
])('a listening history of %s is refused with the reason', async (service, text) => {
  await expect(read(text)).rejects.toThrow(`This is a listening history of ${service}.`)
})

it.each([
  ['M3U', '#EXTM3U\r\n#EXTINF:225,Rain - Fog\r\nfog.mp3\r\nmore\\list.M3U8'],
  ['PLS', '[playlist]\nFile1=fog.mp3\nTitle1=Rain - Fog\nFile2=list.m3u\n'],
  [
    'WPL',
    '<?wpl version="1.0"?><smil><body><seq><media src="Rain\\Air\\01 Fog.mp3"/><media src="a.wpl"/></seq></body></smil>',
  ],
])('a list inside a list is skipped: %s', async (_, text) => {
  const { tracks, skips } = await read(text)
  expect(tracks).toMatchObject([SONG])
  expect(skips).toMatchObject([{ code: 'nested_playlist' }])
})
