import 'server-only'
import { sql } from 'drizzle-orm'
import { ambientExecutor, runInAmbientTransaction, runInTransaction } from './ambient-transaction'
import { backupExtension, writeBackup } from './backup'
import { withBackupLock } from './backup-lock'
import { bindRepositories, type Repositories } from './bind-repositories'
import { closeConnections, connections, openConnections } from './connections'
import { type DatabaseDump, withDump } from './database-dump'
import { ensurePlayPartitions } from './play-partitions'
import type { Database } from './postgres'
import { attempts } from './redis/attempts'
import { cache } from './redis/cache'
import { callSlots } from './redis/call-slots'
import { playPositions } from './redis/play-positions'
import { type RatePolicy, rateLimits } from './redis/rate-limits'
import { readCache } from './redis/read-cache'
import { shuffleWindows } from './redis/shuffle-windows'
import { singleUse } from './redis/single-use'

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

  /** Whether calls of `db` are in an ambient transaction, and see its uncommitted changes. */
  isInTransaction: (): boolean => ambientExecutor() !== undefined,

  /** Adds the partitions of the listening history for the coming months. */
  ensurePlayPartitions: () => ensurePlayPartitions(connections().postgres.drizzle),

  /** Writes the whole database to a file; false if pg_dump is not installed. */
  writeBackup: (file: string) => writeBackup(connections().postgres, file),
  backupExtension: () => backupExtension(connections().postgres),

  /** Opens a dump of the database for `work`, with the state of its tables. */
  withDump: <Result>(work: (dump: DatabaseDump) => Promise<Result>): Promise<Result> =>
    withDump(connections().postgres, work),

  /** Runs `work` unless another backup runs; then it returns undefined. */
  withBackupLock: <Result>(work: () => Promise<Result>): Promise<Result | undefined> =>
    withBackupLock(connections().postgres, work),

  /** Milliseconds for a round trip to the database. */
  async ping(): Promise<number> {
    const start = performance.now()
    await connections().postgres.drizzle.execute(sql`select 1`)
    return performance.now() - start
  },

  pingRedis: () => connections().redis.ping(),
  windows: () => shuffleWindows(connections().redis.redis),
  cache: () => cache(connections().redis.redis),
  readCache: () => readCache(connections().redis.redis, connections().versions),
  callSlots: () => callSlots(connections().redis.redis),
  singleUse: () => singleUse(connections().redis.redis),
  playPositions: () => playPositions(connections().redis.redis),
  attempts: () => attempts(connections().redis.redis),
  rateLimits: <Name extends string>(policies: readonly RatePolicy<Name>[]) =>
    rateLimits(connections().redis.redis, policies),

  /** The open connections, for the job queue and for messages about where data is stored. */
  describe: () => connections(),
})

export type { Repositories } from './bind-repositories'
export type { DatabaseDump } from './database-dump'
export { FolderInUseError } from './lock'
export type { Database } from './postgres'
export type { AttemptCounter } from './redis/attempts'
export { isRedisUnavailable } from './redis/unavailable'
export { MAX_TURNS_AHEAD, MAX_WINDOW_TURNS } from './redis/window-limits'
export type { AlbumListRow } from './repositories/album-lists'
export type { AlbumRow } from './repositories/albums'
export type { ArtistListRow } from './repositories/artist-lists'
export type { ArtistRow } from './repositories/artists'
export type { BareTrack } from './repositories/bare-tracks'
export type { ConnectionRow } from './repositories/connections'
export type { DemoRows } from './repositories/demo-rows'
export type { DerivedSession } from './repositories/derived-lists'
export type { ExportRow } from './repositories/exports'
export type { IdentityKey } from './repositories/identities'
export {
  type ImportChange,
  type ImportChangeTotals,
  NO_CHANGES,
  type RemovalReason,
} from './repositories/import-changes'
export type { ImportListRow } from './repositories/import-lists'
export type { QueuePosition } from './repositories/import-queue'
export type { ChangedTrackRow, ChangeKey, ChangePage } from './repositories/import-report-rows'
export type { StoredSkip } from './repositories/import-skips'
export type { ImportRow } from './repositories/imports'
export type { InvitationRow } from './repositories/invitations'
export type { DueSong, IsrcLookup } from './repositories/isrc-lookups'
export type { DeadJobRow, JobRow } from './repositories/jobs'
export type { KeysetPage, KeysetPosition } from './repositories/keyset'
export type { SongDetails } from './repositories/library'
export type { SongRowInput, SongSource } from './repositories/library-songs'
export type { PurgedSong } from './repositories/own-songs'
export type { PasskeyRow } from './repositories/passkeys'
export {
  CONFIRMATION_DAYS,
  UNDO_DAYS,
  type WaitingRemoval,
} from './repositories/pending-removals'
export type { PendingTags } from './repositories/pending-tags'
export type { PlayQueueRow } from './repositories/play-queues'
export type { TrackRow } from './repositories/playlist-tracks'
export type { PlaylistRow } from './repositories/playlists'
export type { SongStats } from './repositories/plays'
export { FIRST_SIMILAR_TIER } from './repositories/search-tiers'
export type { EntryList, ShuffleEntry } from './repositories/shuffle-entries'
export type { ShuffleSessionRow } from './repositories/shuffle-sessions'
export type { ShuffleSetRow } from './repositories/shuffle-sets'
export type { LastTurn } from './repositories/shuffle-turns'
export type { SongRow } from './repositories/song-columns'
export type { StoredFile } from './repositories/stored-files'
export type { Gap } from './repositories/track-gaps'
export type { SearchTerm } from './repositories/tsquery'
export type { UploadRow } from './repositories/uploads'
export type { LimitedResource } from './repositories/user-limits'
export type { VideoTarget } from './repositories/video-matches'
export type { VideoRefusalReason } from './repositories/video-refusals'
export type { ViewRow } from './repositories/views'
export type { YoutubeKeyRow } from './repositories/youtube-keys'
export { restoreArchive } from './restore-archive'
export { restoreDump } from './restore-dump'
export {
  databaseErrorCode,
  isDatabaseUnavailable,
  isLockTimeout,
  isUniqueViolation,
} from './rows'
export type { SongFilter } from './schema/views'
export { readTableStates, type TableState } from './table-states'
export { MigrationBlockedError, UpgradeError } from './upgrade-error'
