import { describe, expect, it } from 'vitest'
import { named, read } from './reading'

const SONG = 'spotify:track:0123456789abcdefghijAB'
const OLD_GERMAN =
  '"Track-URI","Track-Name","Künstler-URI(s)","Künstlername(n)","Album-URI","Album-Name","Album-Künstler-URI(s)","Album-Künstlername(n)","Veröffentlichungsdatum des Albums","Album-Bild-URL","Disc-Nummer","Track-Nummer","Track-Dauer (ms)","Track-Vorschau-URL","Explizit","Beliebtheit","ISRC","Hinzugefügt von","Hinzugefügt am"'
const NEW =
  'Track URI,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Popularity,Explicit,Added By,Added At,Genres,Record Label,Tempo'

describe('Exportify with artist addresses', () => {
  it('reads every field of a row, in German', async () => {
    const row = `"${SONG}","Meer","spotify:artist:a","Die Gruppe","spotify:album:x","Küste","spotify:artist:a","Die Gruppe","1999-05-01","https://img.example/c.jpg","1","2","201500","","true","12","DE-AB1-99-00012","someone","2020-02-03T04:05:06Z"`
    const { playlists, tracks } = await read(`${OLD_GERMAN}\n${row}\n`, 'meine_liste.csv')
    expect(playlists).toEqual([
      {
        type: 'playlist',
        name: 'meine liste',
        description: null,
        externalId: null,
        kind: 'playlist',
      },
    ])
    expect(tracks).toEqual([
      {
        line: 2,
        title: 'Meer',
        artists: ['Die Gruppe'],
        album: 'Küste',
        albumArtists: ['Die Gruppe'],
        durationMs: 201500,
        isrc: 'DEAB19900012',
        spotifyId: '0123456789abcdefghijAB',
        youtubeId: null,
        explicit: true,
        genres: [],
        releaseYear: 1999,
        releaseDate: '1999-05-01',
        coverUrl: 'https://img.example/c.jpg',
        addedAt: '2020-02-03T04:05:06.000Z',
        location: null,
      },
    ])
  })

  it.each([
    ['one address makes one name', 'spotify:artist:a', 'Rain, Snow', ['Rain, Snow']],
    ['two addresses divide', 'spotify:artist:a, spotify:artist:b', 'Rain, Snow', ['Rain', 'Snow']],
    [
      'an escaped comma stays in its name',
      'spotify:artist:a, spotify:artist:b',
      'Rain\\, Snow, Hail',
      ['Rain, Snow', 'Hail'],
    ],
    [
      'an unescaped surplus is joined where it reads like the rest of a name',
      'spotify:artist:a, spotify:artist:b',
      'Hail, Rain, Snow & Ice',
      ['Hail', 'Rain, Snow & Ice'],
    ],
    [
      'a surplus in the middle is joined there',
      'spotify:artist:a, spotify:artist:b',
      'Rain, Snow & Ice, Hail',
      ['Rain, Snow & Ice', 'Hail'],
    ],
  ])('%s', async (_, uris, names, artists) => {
    const header = 'Track URI,Track Name,Artist URI(s),Artist Name(s)'
    const { tracks } = await read(`${header}\n${SONG},Fog,"${uris}","${names}"`)
    expect(tracks[0]?.artists).toEqual(artists)
  })

  it('skips a row that Spotify emptied, with its remaining text', async () => {
    const { skips } = await read(`${OLD_GERMAN}\n"${SONG}","","spotify:artist:a",""\n`)
    expect(skips).toMatchObject([
      { line: 2, code: 'spotify_id_only', text: expect.stringContaining(SONG) },
    ])
  })
})

describe('Exportify without artist addresses', () => {
  it('splits artists at semicolons, not at commas', async () => {
    const rows = `${SONG},"Fog","Air","Rain, Snow;Hail",2010,200000,1,false,,,"dream pop,ambient","L",90`
    const { tracks } = await read(`${NEW}\n${rows}`)
    expect(tracks[0]).toMatchObject({
      artists: ['Rain, Snow', 'Hail'],
      genres: ['dream pop', 'ambient'],
      releaseYear: 2010,
    })
  })

  it('reads a local file with its URI, and without an artist if it has none', async () => {
    const local = 'spotify:local:::Fog+and+Rain:61'
    const { tracks } = await read(`${NEW}\n${local},"Fog and Rain","","",,61000,0,false,,,"","",`)
    expect(tracks[0]).toMatchObject({
      title: 'Fog and Rain',
      artists: [],
      spotifyId: null,
      location: local,
    })
  })

  it('names a local file by its URI if its cells are empty', async () => {
    const { tracks } = await read(`${NEW}\nspotify:local:The+Band::Fog+%26+Rain:61,,,,,,,,,,,,`)
    expect(named(tracks)).toEqual(['The Band: Fog & Rain'])
  })

  it('skips an episode with its reason', async () => {
    const { tracks, skips } = await read(`${NEW}\nspotify:episode:abc,"Talk","","Host",,1,0,,,,,,`)
    expect(tracks).toEqual([])
    expect(skips[0]).toMatchObject({ line: 2, code: 'podcast_episode' })
  })
})

it.each([
  ['ar', 'رابط الأغنية (URI)|اسم الأغنية|أسماء الفنانين|مدة الأغنية (بالمللي ثانية)'],
  ['el', 'URI κομματιού|Όνομα κομματιού|Όνομα/τα καλλιτέχνη|Διάρκεια κομματιού (ms)'],
  [
    'es',
    'URI de la canción|Nombre de la canción|Nombre(s) del artista|Duración de la canción (ms)',
  ],
  ['fr', "URI du titre|Nom du titre|Nom(s) de l'artiste|Durée du titre (ms)"],
  ['it', "URI della traccia|Nome della traccia|Nome dell'artista|Durata della traccia (ms)"],
  ['ja', 'トラックURI|トラック名|アーティスト名|トラックの長さ（ミリ秒）'],
  ['nl', 'Nummer URI|Nummernaam|Naam van artiest|Nummerduur (ms)'],
  ['pt', 'URI da faixa|Nome da faixa|Nome(s) do artista|Duração da faixa (ms)'],
  ['sv', 'Låtens URI|Låtens namn|Artistens namn|Låtlängd (ms)'],
  ['tr', 'Parça URI|Parça Adı|Sanatçı Adı|Parça Süresi (ms)'],
])('reads the headings of Exportify in %s', async (_, headings) => {
  const header = headings
    .split('|')
    .map((word) => `"${word}"`)
    .join(',')
  const { tracks } = await read(`${header}\n${SONG},Fog,Rain,61000`)
  expect(tracks[0]).toMatchObject({
    title: 'Fog',
    artists: ['Rain'],
    durationMs: 61000,
    spotifyId: '0123456789abcdefghijAB',
  })
})
