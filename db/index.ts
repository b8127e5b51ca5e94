import 'server-only'
import { sql } from 'drizzle-orm'
import { ambientExecutor, within } from './ambient'
import { backUp, backupEnding } from './backup'
import { closeConnections, connections, openConnections } from './connections'
import { ensurePlayPartitions } from './play-partitions'
import type { Database } from './postgres'
import { cache } from './redis/cache'
import { type RatePolicy, rateLimits } from './redis/rate-limits'
import { shuffleWindows } from './redis/shuffle-windows'
import { albumRepository } from './repositories/albums'
import { apiTokenRepository } from './repositories/api-tokens'
import { artistRepository } from './repositories/artists'
import { audioFeatureRepository } from './repositories/audio-features'
import { audioFileRepository } from './repositories/audio-files'
import { auditLogRepository } from './repositories/audit-log'
import { authSessionRepository } from './repositories/auth-sessions'
import { catalogueRepository } from './repositories/catalogue'
import { catalogueSongRepository } from './repositories/catalogue-songs'
import { connectionRepository } from './repositories/connections'
import { exportRepository } from './repositories/exports'
import { homeRepository } from './repositories/home'
import { idempotencyKeyRepository } from './repositories/idempotency-keys'
import { importEntryRepository } from './repositories/import-entries'
import { importListRepository, openImportListRepository } from './repositories/import-lists'
import { importSkipRepository } from './repositories/import-skips'
import { importRepository } from './repositories/imports'
import { jobRepository } from './repositories/jobs'
import { likedRepository } from './repositories/liked'
import { ownSongRepository, removedSongRepository } from './repositories/own-songs'
import { personalDataRepository } from './repositories/personal-data'
import { playlistTrackRepository } from './repositories/playlist-tracks'
import { playlistRepository } from './repositories/playlists'
import { playRepository } from './repositories/plays'
import { shuffleEntryRepository } from './repositories/shuffle-entries'
import { shuffleSessionRepository } from './repositories/shuffle-sessions'
import { shuffleSettingsRepository } from './repositories/shuffle-settings'
import { shuffleTrackRepository } from './repositories/shuffle-tracks'
import { songCoverRepository } from './repositories/song-covers'
import { songEntryRepository } from './repositories/song-entries'
import { songSearchRepository } from './repositories/song-search'
import { songSourceRepository } from './repositories/song-sources'
import { songRepository } from './repositories/songs'
import { uploadRepository } from './repositories/uploads'
import { userRepository } from './repositories/users'
import { videoChoiceRepository } from './repositories/video-choices'
import { videoMatchRepository } from './repositories/video-matches'
import { videoRefusalRepository } from './repositories/video-refusals'
import { videoSearchRepository } from './repositories/video-searches'
import { videoRepository } from './repositories/videos'

const factories = {
  albums: albumRepository,
  artists: artistRepository,
  catalogueSongs: catalogueSongRepository,
  songSources: songSourceRepository,
  videoChoices: videoChoiceRepository,
  songCovers: songCoverRepository,
  songEntries: songEntryRepository,
  importEntries: importEntryRepository,
  importSkips: importSkipRepository,
  openImportLists: openImportListRepository,
  removedSongs: removedSongRepository,
  videoMatches: videoMatchRepository,
  videoRefusals: videoRefusalRepository,
  apiTokens: apiTokenRepository,
  audioFeatures: audioFeatureRepository,
  audioFiles: audioFileRepository,
  auditLog: auditLogRepository,
  authSessions: authSessionRepository,
  catalogue: catalogueRepository,
  connections: connectionRepository,
  exports: exportRepository,
  home: homeRepository,
  idempotencyKeys: idempotencyKeyRepository,
  importLists: importListRepository,
  imports: importRepository,
  jobs: jobRepository,
  liked: likedRepository,
  personalData: personalDataRepository,
  ownSongs: ownSongRepository,
  playlistTracks: playlistTrackRepository,
  playlists: playlistRepository,
  plays: playRepository,
  shuffleEntries: shuffleEntryRepository,
  shuffleSessions: shuffleSessionRepository,
  shuffleSettings: shuffleSettingsRepository,
  shuffleTracks: shuffleTrackRepository,
  songSearch: songSearchRepository,
  songs: songRepository,
  uploads: uploadRepository,
  users: userRepository,
  videoSearches: videoSearchRepository,
  videos: videoRepository,
}

export type Repositories = {
  [Name in keyof typeof factories]: ReturnType<(typeof factories)[Name]>
}

/** Repositories bound to one transaction, and the transaction itself for the job queue. */
export type Transaction = Repositories & { executor: Database }

function bind(executor: () => Database): Repositories {
  const bound: Partial<Record<keyof Repositories, unknown>> = {}
  for (const [name, factory] of Object.entries(factories)) {
    Object.defineProperty(bound, name, { get: () => factory(executor()), enumerable: true })
  }
  return bound as Repositories
}

const current = (): Database => ambientExecutor() ?? connections().postgres.drizzle

/** Everything that remembers. Inside `transaction` use the `tx` you are handed, never `db`. */
export const db = Object.assign(bind(current), {
  open: openConnections,
  close: closeConnections,

  transaction: <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
    current().transaction((executor) =>
      work(
        Object.assign(
          bind(() => executor),
          { executor },
        ),
      ),
    ),

  /**
   * Runs `work` in one transaction that all of `db` joins, nested transactions included: for
   * effects of verbs that know nothing of it. What may fail and go on must have a transaction of
   * its own inside, and nothing may run side by side.
   */
  together: <Result>(work: () => Promise<Result>): Promise<Result> => within(current(), work),

  /** Several reads that see one moment. */
  snapshot: <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
    current().transaction(
      (executor) =>
        work(
          Object.assign(
            bind(() => executor),
            { executor },
          ),
        ),
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    ),

  /** Makes room in the listening history for the months to come. */
  prepareMonths: () => ensurePlayPartitions(connections().postgres.drizzle),

  /** Writes the whole database to a file; false where the machine has no tool for its server. */
  backUp: (file: string) => backUp(connections().postgres, file),
  backupEnding: () => backupEnding(connections().postgres),

  /** Milliseconds to the database and back. */
  async ping(): Promise<number> {
    const start = performance.now()
    await connections().postgres.drizzle.execute(sql`select 1`)
    return performance.now() - start
  },

  pingRedis: () => connections().redis.ping(),
  windows: () => shuffleWindows(connections().redis.redis),
  cache: () => cache(connections().redis.redis),
  rateLimits: <Name extends string>(policies: readonly RatePolicy<Name>[]) =>
    rateLimits(connections().redis.redis, policies),

  /** What the job queue connects with, and what the app prints about where it stores. */
  describe: () => connections(),
})

export { FolderInUseError } from './lock'
export { isUnavailable } from './redis/unavailable'
export type { Candidate, SongSource } from './repositories/catalogue'
export type { ConnectionRow } from './repositories/connections'
export type { ExportRow } from './repositories/exports'
export type { ImportListRow } from './repositories/import-lists'
export type { ImportRow } from './repositories/imports'
export type { DeadJobRow, JobRow } from './repositories/jobs'
export type { TrackRow } from './repositories/playlist-tracks'
export type { PlaylistRow } from './repositories/playlists'
export type { SongStats } from './repositories/plays'
export { FIRST_SIMILAR_TIER } from './repositories/search-tiers'
export type { ShuffleEntry } from './repositories/shuffle-entries'
export type { ShuffleSessionRow, ShuffleSetRow } from './repositories/shuffle-sessions'
export type { SongRow } from './repositories/song-columns'
export type { SongFilter } from './repositories/song-lists'
export type { SearchTerm } from './repositories/tsquery'
export type { UploadRow } from './repositories/uploads'
export type { VideoTarget } from './repositories/video-matches'
export type { VideoRefusalReason } from './repositories/video-refusals'
export {
  databaseErrorCode,
  isDatabaseUnavailable,
  isLockTimeout,
  isUniqueViolation,
} from './rows'
