import { eq, getTableColumns, getTableName, inArray, type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { Database } from './postgres'
import { audioFeatures } from './schema/audio-features'
import { audioFiles, uploads } from './schema/audio-files'
import { connections } from './schema/connections'
import { importEntries, importItems, importLists, imports } from './schema/imports'
import { plays } from './schema/partitioned/plays'
import { formerSongs, likedSongs, playlists, playlistTracks } from './schema/playlists'
import { shuffleRevisions, shuffleSessions, shuffleSets, shuffleSettings } from './schema/shuffle'
import { songs, videoChoices } from './schema/songs'
import { apiTokens, auditLog, authSessions, users } from './schema/users'
import { videoRefusals } from './schema/videos'

/** Where in the database a person's rows are: how they are found, and read in order. */
export type PersonalTable = {
  table: PgTable
  isOf: (userId: string, db: Database) => SQL
  /** What rows are read in order of; unique. */
  key: AnyPgColumn[]
  /** Columns that are nobody's to read: secrets, and what was only kept for a moment. */
  without: string[]
  /** The song a row is about, to be named beside its id. */
  song?: AnyPgColumn
}

type Extra = Partial<Pick<PersonalTable, 'key' | 'without' | 'song'>>

/** A table whose rows name their owner. */
const owned = (table: PgTable, owner: AnyPgColumn, extra: Extra = {}): PersonalTable => ({
  table,
  isOf: (userId) => eq(owner, userId),
  key: primaryKeyOf(table),
  without: [],
  ...extra,
})

/** A table whose rows belong to rows of another. */
function within(parent: PersonalTable, id: AnyPgColumn, reference: AnyPgColumn, extra: Extra = {}) {
  const { table } = reference as unknown as { table: PgTable }
  return {
    table,
    isOf: (userId: string, db: Database) =>
      inArray(reference, db.select({ id }).from(parent.table).where(parent.isOf(userId, db))),
    key: primaryKeyOf(table),
    without: [],
    ...extra,
  } satisfies PersonalTable
}

function primaryKeyOf(table: PgTable): AnyPgColumn[] {
  const [composed] = getTableConfig(table).primaryKeys
  return (
    composed?.columns ?? Object.values(getTableColumns(table)).filter((column) => column.primary)
  )
}

const ownPlaylists = owned(playlists, playlists.userId)
const ownUploads = owned(songs, songs.ownerId, {
  without: ['search', 'searchText', 'sortArtist', 'sortTitle', 'matchKey'],
  song: songs.id,
})
const ownImports = owned(imports, imports.userId, { without: ['file'] })
const ownShuffles = owned(shuffleSessions, shuffleSessions.userId)

/** Everything that is stored about a person, by the name it has in their download. */
export const personalTables = {
  account: owned(users, users.id, { without: ['passwordHash'] }),
  sessions: owned(authSessions, authSessions.userId),
  apiTokens: owned(apiTokens, apiTokens.userId, { without: ['tokenHash'] }),
  connections: owned(connections, connections.userId, {
    without: ['accessToken', 'refreshToken', 'leaseId', 'leaseUntil'],
  }),
  activity: owned(auditLog, auditLog.userId),
  playlists: ownPlaylists,
  playlistTracks: within(ownPlaylists, playlists.id, playlistTracks.playlistId, {
    key: [playlistTracks.playlistId, playlistTracks.id],
    song: playlistTracks.songId,
  }),
  likedSongs: owned(likedSongs, likedSongs.userId, { song: likedSongs.songId }),
  formerSongs: owned(formerSongs, formerSongs.userId, { song: formerSongs.songId }),
  plays: owned(plays, plays.userId, { song: plays.songId }),
  uploadedSongs: ownUploads,
  uploadedFiles: owned(audioFiles, audioFiles.ownerId, { without: ['storageKey'] }),
  uploadedSongFeatures: within(ownUploads, songs.id, audioFeatures.songId),
  uploads: owned(uploads, uploads.userId),
  chosenVideos: owned(videoChoices, videoChoices.userId, { song: videoChoices.songId }),
  refusedVideos: owned(videoRefusals, videoRefusals.userId, { song: videoRefusals.songId }),
  imports: ownImports,
  importedRowsLeftOut: within(ownImports, imports.id, importItems.importId),
  importedLists: within(ownImports, imports.id, importLists.importId),
  importedListRows: within(ownImports, imports.id, importEntries.importId, {
    song: importEntries.songId,
  }),
  shuffles: ownShuffles,
  shuffleChanges: within(ownShuffles, shuffleSessions.id, shuffleRevisions.sessionId),
  shuffleOrders: within(ownShuffles, shuffleSessions.id, shuffleSets.sessionId),
  shuffleSettings: owned(shuffleSettings, shuffleSettings.userId),
} satisfies Record<string, PersonalTable>

export type PersonalSection = keyof typeof personalTables

/** Tables that hang on a person and that a download leaves out, and why. */
export const leftOut: Record<string, string> = {
  auth_tokens: 'Hashes of refresh tokens and nothing else.',
  oauth_attempts: 'Secrets of a connection that is being made; gone within minutes.',
  idempotency_keys: 'Copies of answers to calls of the last day, which hold nothing of their own.',
  job_pauses: 'What an administrator did to the server.',
  song_artists: 'Told with each song.',
  song_sources: 'Ids of songs of the shared catalogue.',
}

/** Tables whose rows outlive an account, and why. */
export const kept: Record<string, string> = {
  audit_log: 'What happened stays provable; without the account its id names nobody.',
}

// With its table's name: the subquery below has columns of its own that are called the same.
const qualified = ({ table, name }: AnyPgColumn): SQL =>
  sql`${sql.identifier(getTableName(table))}.${sql.identifier(name)}`

/** The title and artists of a song, beside an id that would say nothing to a reader. */
export const songWords = (songId: AnyPgColumn) =>
  sql<{ title: string; artists: string[] } | null>`(
    select json_build_object('title', s.title, 'artists', coalesce((
      select json_agg(ar.name order by sa.place) from song_artists sa
      join artists ar on ar.id = sa.artist_id where sa.song_id = s.id), '[]'::json))
    from songs s where s.id = ${qualified(songId)})`
