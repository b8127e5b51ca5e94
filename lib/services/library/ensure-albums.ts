import 'server-only'
import type { AlbumRow, Transaction } from '@/db'
import { albumKey, sortName } from '@/lib/song-text/song-keys'
import { sourceOfPart } from './composites'
import { type FieldSource, mergeFields } from './field-sources'
import { artistNames, type SongFields } from './song-fields'
import type { KnownFields } from './stored-fields'

type AlbumFields = Pick<
  AlbumRow,
  'title' | 'albumArtist' | 'isCompilation' | 'releaseYear' | 'releaseDate' | 'coverUrl' | 'mbId'
>
export type KnownAlbum = Pick<AlbumRow, 'id' | 'title' | 'coverUrl'>

/** Returns the match key of the album of a song; null for a song without one. */
export function albumKeyOf({ album, artists }: Pick<SongFields, 'album' | 'artists'>) {
  return album && albumKey(album, artistNames(artists)[0])
}

/**
 * Adds missing albums of songs to a user's library, and merges the fields of the songs into existing
 * ones. Returns all albums by their match key. The library must be locked.
 */
export async function ensureAlbums(
  tx: Transaction,
  userId: string,
  songs: KnownFields[],
): Promise<Map<string, KnownAlbum>> {
  const onAlbums = songs.filter(({ values }) => values.album !== null)
  const byKey = Map.groupBy(onAlbums, ({ values }) => albumKeyOf(values) ?? '')
  const known = await tx.albums.findByKeys(userId, [...byKey.keys()])
  const rows = new Map(known.map((row) => [row.matchKey, row]))
  const added: Omit<AlbumRow, 'id'>[] = []
  const changed: AlbumRow[] = []
  for (const [matchKey, statements] of byKey) {
    const row = rows.get(matchKey)
    const { values, sources, isChanged } = mergeAlbum(row, statements)
    const fields = { ...values, sortTitle: sortName(values.title), fieldSources: sources }
    if (!row) added.push({ userId, matchKey, ...fields })
    else if (isChanged) changed.push({ ...row, ...fields })
  }
  await tx.albums.update(changed)
  const all = [...(await tx.albums.add(added)), ...changed]
  return new Map([...known, ...all].map((row) => [row.matchKey, row]))
}

const NO_ALBUM: AlbumFields = {
  title: '',
  albumArtist: null,
  isCompilation: null,
  releaseYear: null,
  releaseDate: null,
  coverUrl: null,
  mbId: null,
}

function mergeAlbum(row: AlbumRow | undefined, songs: KnownFields[]) {
  const start = {
    values: row ? pickFields(row) : NO_ALBUM,
    // Only `mergeFields` writes sources: each is a FieldSource.
    sources: (row?.fieldSources ?? {}) as Record<string, FieldSource>,
    isChanged: false,
  }
  return songs.reduce((known, song) => {
    const merged = mergeFields(known, statementOf(song))
    return { ...merged, isChanged: known.isChanged || merged.isChanged }
  }, start)
}

function statementOf({ values, sources }: KnownFields) {
  const { album, released, coverUrl, mbReleaseId } = values
  return {
    values: {
      title: album?.title ?? '',
      albumArtist: album?.artists.join(', ') || null,
      isCompilation: album?.isCompilation ?? null,
      releaseYear: released?.year ?? null,
      releaseDate: released?.date ?? null,
      coverUrl,
      mbId: mbReleaseId,
    },
    sources: {
      title: sources.album,
      albumArtist: sourceOfPart(sources, 'album', 'artists'),
      isCompilation: sourceOfPart(sources, 'album', 'isCompilation'),
      releaseYear: sourceOfPart(sources, 'released', 'year'),
      releaseDate: sourceOfPart(sources, 'released', 'date'),
      coverUrl: sources.coverUrl,
      mbId: sources.mbReleaseId,
    },
  }
}

const pickFields = (row: AlbumRow): AlbumFields => ({
  title: row.title,
  albumArtist: row.albumArtist,
  isCompilation: row.isCompilation,
  releaseYear: row.releaseYear,
  releaseDate: row.releaseDate,
  coverUrl: row.coverUrl,
  mbId: row.mbId,
})
