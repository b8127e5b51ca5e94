import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import { uuidv7 } from 'uuidv7'
import type { DemoRows } from '@/db'
import { pieces } from '@/lib/demo-music/catalogue'
import { durationMsOf } from '@/lib/demo-music/length'
import { demoLikes, demoPlaylists } from '@/lib/demo-music/playlists'
import type { Piece } from '@/lib/demo-music/types'
import { albumKey, artistKey, songNames, sortAndSearch, sortName } from '@/lib/song-text/song-keys'
import { assignRecordingKey } from '../library/recording-key'
import { creditOfNames } from '../library/song-fields'

const FIELDS = ['title', 'artists', 'album', 'durationMs', 'genres', 'released', 'position']
const FIELD_SOURCES = Object.fromEntries(FIELDS.map((field) => [field, 'tags']))

type Ids = { songs: Map<string, string>; artists: Map<string, string>; albums: Map<string, string> }

/** The rows of a new copy of the demo's library. */
export function demoRows(): DemoRows {
  const artistNames = [...new Set(pieces.flatMap(({ artists }) => artists))]
  const albums = [...Map.groupBy(pieces, ({ album }) => album).values()].flatMap(
    ([first]) => first ?? [],
  )
  const ids: Ids = {
    songs: new Map(pieces.map(({ id }) => [id, uuidv7()])),
    artists: new Map(artistNames.map((name) => [name, uuidv7()])),
    albums: new Map(albums.map(({ album }) => [album, uuidv7()])),
  }
  const songs = pieces.map((piece) => songOf(piece, ids))
  return {
    artists: artistNames.map((name) => ({
      id: idIn(ids.artists, name),
      name,
      sortName: sortName(name),
      matchKey: artistKey(name),
    })),
    albums: albums.map((piece) => albumOf(piece, ids)),
    songs,
    songNames: pieces.flatMap((piece) =>
      songNames(piece).map((matchKey) => ({ songId: idIn(ids.songs, piece.id), matchKey })),
    ),
    ...playlistRows(ids),
    likedSongIds: demoLikes.map((id) => idIn(ids.songs, id)),
  }
}

function albumOf({ album, artists, year }: Piece, ids: Ids): DemoRows['albums'][number] {
  const [albumArtist = ''] = artists
  return {
    id: idIn(ids.albums, album),
    title: album,
    sortTitle: sortName(album),
    matchKey: albumKey({ title: album, artists: [albumArtist], isCompilation: null }),
    albumArtist,
    releaseYear: year,
  }
}

function songOf(piece: Piece, ids: Ids): DemoRows['songs'][number] {
  const { title, artists, album, year } = piece
  const names = songNames(piece)
  const durationMs = durationMsOf(piece)
  const albumId = idIn(ids.albums, album)
  return {
    id: idIn(ids.songs, piece.id),
    pieceId: piece.id,
    title,
    albumId,
    album: { id: albumId, title: album, coverUrl: null },
    albumArtist: artists[0] ?? '',
    artists: artists.map((name) => ({ id: idIn(ids.artists, name), name })),
    credit: creditOfNames(artists),
    durationMs,
    genres: [piece.genre],
    releaseYear: year,
    trackNumber: pieces.filter((other) => other.album === album).indexOf(piece) + 1,
    fieldSources: FIELD_SOURCES,
    matchKey: names[0] ?? '',
    recordingKey: assignRecordingKey({ isrc: null, names, durationMs }, []),
    ...sortAndSearch({ title, artists, album }),
  }
}

function playlistRows(ids: Ids): Pick<DemoRows, 'playlists' | 'tracks'> {
  // The one with the highest id is listed first.
  const lists = demoPlaylists.toReversed().map((list) => ({ ...list, playlistId: uuidv7() }))
  return {
    playlists: lists.map(({ playlistId, id: externalId, name, description }) => ({
      id: playlistId,
      externalId,
      name,
      description,
    })),
    tracks: lists.flatMap(({ id: externalId, pieceIds }) => {
      const keys = generateNKeysBetween(null, null, pieceIds.length)
      return pieceIds.map((pieceId, index) => ({
        id: uuidv7(),
        externalId,
        songId: idIn(ids.songs, pieceId),
        position: keys[index] ?? '',
      }))
    }),
  }
}

function idIn(ids: Map<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`The demo has no ${name}.`)
  return id
}
