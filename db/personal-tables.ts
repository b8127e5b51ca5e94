import { eq, getTableColumns, inArray, type SQL } from 'drizzle-orm'
import { type AnyPgColumn, getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { Database } from './postgres'
import { albums, artists } from './schema/artists-albums'
import { audioFeatures } from './schema/audio-features'
import { audioFiles, uploads } from './schema/audio-files'
import { auditLog, auditOrigins } from './schema/audit'
import { connections } from './schema/connections'
import { identities } from './schema/identities'
import { importChanges } from './schema/import-changes'
import { importEntries, importLists } from './schema/import-lists'
import { importItems, imports } from './schema/imports'
import { plays } from './schema/partitioned/plays'
import { passkeys } from './schema/passkeys'
import { playQueues, queuedSongs } from './schema/play-queues'
import { likedSongs, playlists, playlistTracks } from './schema/playlists'
import { shuffleRevisions, shuffleSessions, shuffleSets, shuffleSettings } from './schema/shuffle'
import { songArtists, songSources } from './schema/song-keys'
import { songs } from './schema/songs'
import { totpFactors } from './schema/two-factor'
import { apiTokens, authSessions, users } from './schema/users'
import { videoChoices, videoRefusals } from './schema/videos'
import { views } from './schema/views'
import { youtubeKeys } from './schema/youtube-keys'

/** A table with rows about a user, and how to read them in pages. */
export type PersonalTable = {
  table: PgTable
  isOwnedBy: (userId: string, db: Database) => SQL
  /** The sort key of the pages; unique. */
  key: AnyPgColumn[]
  /** Columns that are left out: secrets and internal values. */
  without: string[]
  /** The column with the id of a song, whose title and artists are added. */
  song?: AnyPgColumn
}

type Extra = Partial<Pick<PersonalTable, 'key' | 'without' | 'song'>>

/** A table with a column for the owner. */
const owned = (table: PgTable, owner: AnyPgColumn, extra: Extra = {}): PersonalTable => ({
  table,
  isOwnedBy: (userId) => eq(owner, userId),
  key: primaryKeyOf(table),
  without: [],
  ...extra,
})

/** A table whose rows belong to the rows of a parent table. */
function childOf(
  parent: PersonalTable,
  id: AnyPgColumn,
  reference: AnyPgColumn,
  extra: Extra = {},
) {
  const { table } = reference as unknown as { table: PgTable }
  return {
    table,
    isOwnedBy: (userId: string, db: Database) =>
      inArray(reference, db.select({ id }).from(parent.table).where(parent.isOwnedBy(userId, db))),
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
const ownFiles = owned(audioFiles, audioFiles.userId, { without: ['storageKey'] })
const ownImports = owned(imports, imports.userId, { without: ['fileId'] })
const ownShuffles = owned(shuffleSessions, shuffleSessions.userId)

/** All tables with data about a user, by the name of the section in the export. */
export const personalTables = {
  account: owned(users, users.id, { without: ['passwordHash'] }),
  sessions: owned(authSessions, authSessions.userId),
  twoFactorSignIn: owned(totpFactors, totpFactors.userId, { without: ['secret', 'lastStep'] }),
  passkeys: owned(passkeys, passkeys.userId, {
    without: ['credentialId', 'publicKey', 'counter'],
  }),
  apiTokens: owned(apiTokens, apiTokens.userId, { without: ['tokenHash'] }),
  identities: owned(identities, identities.userId),
  connections: owned(connections, connections.userId, {
    without: ['accessToken', 'refreshToken', 'leaseId', 'leaseUntil'],
  }),
  youtubeKey: owned(youtubeKeys, youtubeKeys.userId, { without: ['apiKey'] }),
  activity: owned(auditLog, auditLog.userId),
  activityOrigins: owned(auditOrigins, auditOrigins.userId),
  playlists: ownPlaylists,
  playlistTracks: childOf(ownPlaylists, playlists.id, playlistTracks.playlistId, {
    key: [playlistTracks.playlistId, playlistTracks.id],
    song: playlistTracks.songId,
  }),
  likedSongs: owned(likedSongs, likedSongs.userId, {
    without: ['recordingKey'],
    song: likedSongs.songId,
  }),
  playQueue: owned(playQueues, playQueues.userId, {
    without: ['positionEpoch'],
    song: playQueues.songId,
  }),
  queuedSongs: owned(queuedSongs, queuedSongs.userId, { song: queuedSongs.songId }),
  plays: owned(plays, plays.userId, { song: plays.songId }),
  songs: owned(songs, songs.userId, {
    key: [songs.createdAt, songs.id],
    without: ['search', 'sortArtist', 'sortTitle', 'matchKey', 'recordingKey', 'videoKey'],
  }),
  artists: owned(artists, artists.userId, {
    key: [artists.matchKey],
    without: ['sortName', 'search'],
  }),
  albums: owned(albums, albums.userId, {
    key: [albums.matchKey],
    without: ['sortTitle', 'search'],
  }),
  songArtists: owned(songArtists, songArtists.userId, {
    key: [songArtists.artistId, songArtists.songId, songArtists.place],
  }),
  songSources: owned(songSources, songSources.userId),
  uploadedFiles: ownFiles,
  uploadedSongFeatures: childOf(ownFiles, audioFiles.audioHash, audioFeatures.audioHash),
  uploads: owned(uploads, uploads.userId),
  chosenVideos: owned(videoChoices, videoChoices.userId, { song: videoChoices.songId }),
  refusedVideos: owned(videoRefusals, videoRefusals.userId, { song: videoRefusals.songId }),
  imports: ownImports,
  importedRowsLeftOut: childOf(ownImports, imports.id, importItems.importId),
  importedChanges: childOf(ownImports, imports.id, importChanges.importId),
  importedLists: childOf(ownImports, imports.id, importLists.importId),
  importedListRows: childOf(ownImports, imports.id, importEntries.importId, {
    song: importEntries.songId,
  }),
  views: owned(views, views.userId, { without: ['fingerprint'] }),
  shuffles: ownShuffles,
  shuffleChanges: childOf(ownShuffles, shuffleSessions.id, shuffleRevisions.sessionId),
  shuffleOrders: childOf(ownShuffles, shuffleSessions.id, shuffleSets.sessionId),
  shuffleSettings: owned(shuffleSettings, shuffleSettings.userId),
} satisfies Record<string, PersonalTable>

export type PersonalSection = keyof typeof personalTables

/** Tables with data of users that the export leaves out, with the reason. */
export const tablesLeftOut: Record<string, string> = {
  auth_tokens: 'Hashes of refresh tokens and nothing else.',
  recovery_codes: 'Hashes of recovery codes and nothing else.',
  oauth_attempts: 'Secrets of an authorisation in progress; deleted within minutes.',
  idempotency_keys: 'Copies of responses to calls of the last day, without data of their own.',
  account_links: 'Hashes of links that were sent to the user; deleted within two days.',
  invitations: 'Open invitations by an administrator, without data about their creator.',
  job_pauses: 'Settings of the server by an administrator.',
  song_names: 'Normal forms of the titles and artists of the songs.',
  import_files: 'Files that the user has sent, until they are imported.',
  search_words: 'The words of the songs, counted.',
}

/** Tables whose rows are kept when an account is deleted, with the reason. */
export const tablesKept: Record<string, string> = {
  audio_features:
    'Results of analyses by the hash of the audio, which name no user; deleted at night with the last file.',
  audit_log:
    'Security events stay provable; without the account, the user id identifies no person. Deleted after two years.',
}
