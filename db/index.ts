import 'server-only'
import { sql } from 'drizzle-orm'
import { ambientExecutor, runInAmbientTransaction, runInTransaction } from './ambient-transaction'
import { backupExtension, writeBackup } from './backup'
import { bindRepositories, type Repositories } from './bind-repositories'
import { closeConnections, connections, openConnections } from './connections'
import { ensurePlayPartitions } from './play-partitions'
import type { Database } from './postgres'
import { cache } from './redis/cache'
import { type RatePolicy, rateLimits } from './redis/rate-limits'
import { shuffleWindows } from './redis/shuffle-windows'

/** Repositories bound to one transaction, and the transaction itself for the job queue. */
export type Transaction = Repositories & { executor: Database }

const currentExecutor = (): Database => ambientExecutor() ?? connections().postgres.drizzle

const bindTransaction = (executor: Database): Transaction =>
  Object.assign(
    bindRepositories(() => executor),
    { executor },
  )

/** PostgreSQL and Redis. In the work of `transaction` and `snapshot` use its `tx`, never `db`. */
export const db = Object.assign(bindRepositories(currentExecutor), {
  open: openConnections,
  close: closeConnections,

  /** Runs `work` in a transaction; nested in the ambient one, if there is one. */
  transaction: <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
    runInTransaction(currentExecutor(), (executor) => work(bindTransaction(executor))),

  /** Runs several reads on one snapshot of the database. */
  snapshot: <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
    runInTransaction(currentExecutor(), (executor) => work(bindTransaction(executor)), {
      isolationLevel: 'repeatable read',
      accessMode: 'read only',
    }),

  /**
   * Runs `work` in one transaction that all calls of `db` below it join, so that functions which
   * do not pass a transaction on become atomic. Calls must not overlap (development and tests
   * reject it), and a part that may fail while the rest continues needs a nested transaction.
   */
  ambientTransaction: <Result>(work: () => Promise<Result>): Promise<Result> =>
    runInAmbientTransaction(currentExecutor(), work),

  /** Adds the partitions of the listening history for the coming months. */
  ensurePlayPartitions: () => ensurePlayPartitions(connections().postgres.drizzle),

  /** Writes the whole database to a file; false if pg_dump is not installed. */
  writeBackup: (file: string) => writeBackup(connections().postgres, file),
  backupExtension: () => backupExtension(connections().postgres),

  /** Milliseconds for a round trip to the database. */
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

  /** The open connections, for the job queue and for messages about where data is stored. */
  describe: () => connections(),
})

export type { Repositories } from './bind-repositories'
export { FolderInUseError } from './lock'
export { isRedisUnavailable } from './redis/unavailable'
export { MAX_TURNS_AHEAD, MAX_WINDOW_TURNS } from './redis/window-limits'
export type { AlbumListRow } from './repositories/album-lists'
export type { AlbumRow } from './repositories/albums'
export type { ArtistListRow } from './repositories/artist-lists'
export type { ArtistRow } from './repositories/artists'
export type { AuditEvent } from './repositories/audit-log'
export type { ConnectionRow } from './repositories/connections'
export type { DemoRows } from './repositories/demo-rows'
export type { ExportRow } from './repositories/exports'
export type { ImportListRow } from './repositories/import-lists'
export type { ImportRow } from './repositories/imports'
export type { DeadJobRow, JobRow } from './repositories/jobs'
export type { KeysetPage, KeysetPosition } from './repositories/keyset'
export type { SongDetails } from './repositories/library'
export type { SongRowInput, SongSource } from './repositories/library-songs'
export type { TrackRow } from './repositories/playlist-tracks'
export type { PlaylistRow } from './repositories/playlists'
export type { SongStats } from './repositories/plays'
export { FIRST_SIMILAR_TIER } from './repositories/search-tiers'
export type { ShuffleEntry } from './repositories/shuffle-entries'
export type { ShuffleSessionRow } from './repositories/shuffle-sessions'
export type { ShuffleSetRow } from './repositories/shuffle-sets'
export type { SongRow } from './repositories/song-columns'
export type { SongFilter } from './repositories/song-lists'
export type { StoredFile } from './repositories/stored-files'
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
export { UpgradeError } from './upgrade-error'
