import 'server-only'
import { sql } from 'drizzle-orm'
import { closeConnections, connections, openConnections } from './connections'
import { ensurePlayPartitions } from './play-partitions'
import type { Database } from './postgres'
import { cache } from './redis/cache'
import { type RatePolicy, rateLimits } from './redis/rate-limits'
import { shuffleWindows } from './redis/shuffle-windows'
import { audioFileRepository } from './repositories/audio-files'
import { auditLogRepository } from './repositories/audit-log'
import { authSessionRepository } from './repositories/auth-sessions'
import { catalogueRepository } from './repositories/catalogue'
import { homeRepository } from './repositories/home'
import { importRepository } from './repositories/imports'
import { jobRepository } from './repositories/jobs'
import { likedRepository } from './repositories/liked'
import { playlistTrackRepository } from './repositories/playlist-tracks'
import { playlistRepository } from './repositories/playlists'
import { playRepository } from './repositories/plays'
import { shuffleEntryRepository } from './repositories/shuffle-entries'
import { shuffleSessionRepository } from './repositories/shuffle-sessions'
import { shuffleSettingsRepository } from './repositories/shuffle-settings'
import { shuffleTrackRepository } from './repositories/shuffle-tracks'
import { songRepository } from './repositories/songs'
import { userRepository } from './repositories/users'

const factories = {
  audioFiles: audioFileRepository,
  auditLog: auditLogRepository,
  authSessions: authSessionRepository,
  catalogue: catalogueRepository,
  home: homeRepository,
  imports: importRepository,
  jobs: jobRepository,
  liked: likedRepository,
  playlistTracks: playlistTrackRepository,
  playlists: playlistRepository,
  plays: playRepository,
  shuffleEntries: shuffleEntryRepository,
  shuffleSessions: shuffleSessionRepository,
  shuffleSettings: shuffleSettingsRepository,
  shuffleTracks: shuffleTrackRepository,
  songs: songRepository,
  users: userRepository,
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

/** Everything that remembers. Inside `transaction` use the `tx` you are handed, never `db`. */
export const db = Object.assign(
  bind(() => connections().postgres.drizzle),
  {
    open: openConnections,
    close: closeConnections,

    transaction: <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
      connections().postgres.drizzle.transaction((executor) =>
        work(
          Object.assign(
            bind(() => executor),
            { executor },
          ),
        ),
      ),

    /** Several reads that see one moment. */
    snapshot: <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
      connections().postgres.drizzle.transaction(
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
  },
)

export { FolderInUseError } from './lock'
export { isUnavailable } from './redis/unavailable'
export type { AudioFileRow } from './repositories/audio-files'
export type { ImportRow } from './repositories/imports'
export type { DeadJobRow, JobRow, QueueRow } from './repositories/jobs'
export type { TrackRow } from './repositories/playlist-tracks'
export type { PlaylistRow } from './repositories/playlists'
export type { SongStats } from './repositories/plays'
export type { ShuffleEntry } from './repositories/shuffle-entries'
export type { ShuffleSessionRow, ShuffleSetRow } from './repositories/shuffle-sessions'
export type { SongRow } from './repositories/song-columns'
export { isDatabaseUnavailable, isUniqueViolation } from './rows'
