import { sql } from 'drizzle-orm'
import { log } from '@/lib/observability/log'
import { copyLibraries } from './library-upgrade/copy-libraries'
import { assertComplete, countHoldings } from './library-upgrade/count-holdings'
import { deleteUnheld } from './library-upgrade/delete-unheld'
import { listCopies } from './library-upgrade/list-copies'
import { moveLibraries } from './library-upgrade/move-libraries'
import { deleteFormerVideoKeys } from './library-upgrade/move-video-cache'
import { prepareAlbums } from './library-upgrade/prepare-albums'
import { createState, dropState, findPending, markDone, type Stage } from './library-upgrade/state'
import type { DataStep } from './migration-runner'
import type { Database } from './postgres'
import { hasTable, rowsOf } from './rows'

type Settings = {
  /** Songs of the users of one chunk; a user with more is a chunk alone. */
  chunkSongs?: number
  /** Runs after each chunk was committed. */
  onChunk?: (stage: Stage) => Promise<void> | void
}

const CHUNK_SONGS = 5_000

const stages: { stage: Stage; work: (tx: Database, userIds: string[]) => Promise<void> }[] = [
  { stage: 'copied', work: copyLibraries },
  { stage: 'moved', work: moveLibraries },
]

/**
 * Gives each user a copy of the songs, artists and albums that their lists, likes, plays, choices,
 * imports and shuffles name. The user who held a song first keeps its row; songs that no user
 * holds are deleted. All copies are made before the first original changes, and both happen in
 * chunks of users: after a crash the next start continues with the next chunk.
 */
export const createLibraryStep = ({
  chunkSongs = CHUNK_SONGS,
  onChunk,
}: Settings = {}): DataStep => ({
  after: '0021_library_prepare',

  async isNeeded(database) {
    if (!(await hasTable(database, 'songs'))) return false
    const [songs] = await rowsOf<{ exist: boolean }>(
      database,
      sql`select exists (select from songs) as exist`,
    )
    return songs?.exist === true
  },

  isUnfinished: (database) => hasTable(database, 'library_upgrade'),

  async prepare(tx, backup) {
    await listCopies(tx)
    await createState(tx, backup)
    await countHoldings(tx)
    await assertComplete(tx, 'listed')
    await prepareAlbums(tx)
  },

  async run(database) {
    for (const { stage, work } of stages) {
      let done = 0
      for (;;) {
        const { userIds, pending } = await findPending(database, stage, chunkSongs)
        if (userIds.length === 0) break
        await database.transaction(async (tx) => {
          await work(tx, userIds)
          await markDone(tx, stage, userIds)
        })
        done += userIds.length
        log().info({ stage, users: done, pending: pending - userIds.length }, 'upgrading libraries')
        await onChunk?.(stage)
      }
    }
    await deleteUnheld(database)
  },

  async finish(tx) {
    await assertComplete(tx, 'copied')
    await deleteFormerVideoKeys(tx)
    await dropState(tx)
  },
})

export const libraryStep = createLibraryStep()
