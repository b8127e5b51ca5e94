import { sql } from 'drizzle-orm'
import { copySongs } from './library-upgrade/copy-songs'
import { assertSameCounts, countHoldings } from './library-upgrade/count-holdings'
import { deleteUnheld } from './library-upgrade/delete-unheld'
import { listCopies } from './library-upgrade/list-copies'
import { moveReferences } from './library-upgrade/move-references'
import { moveShuffles } from './library-upgrade/move-shuffles'
import { moveVideoCache } from './library-upgrade/move-video-cache'
import { noteFieldSources } from './library-upgrade/note-field-sources'
import { setRecordingKeys } from './library-upgrade/set-recording-keys'
import { setTextKeys } from './library-upgrade/set-text-keys'
import type { DataStep } from './migration-runner'
import { rowsOf } from './rows'

/**
 * Gives each user a copy of the songs, artists and albums that their lists, likes, plays, choices,
 * imports and shuffles name. The user who held a song first keeps its row; songs that no user
 * holds are deleted.
 */
export const libraryStep: DataStep = {
  after: '0021_library_prepare',

  async isNeeded(database) {
    const [table] = await rowsOf<{ exists: boolean }>(
      database,
      sql`select to_regclass('songs') is not null as exists`,
    )
    if (!table?.exists) return false
    const [songs] = await rowsOf<{ exist: boolean }>(
      database,
      sql`select exists (select from songs) as exist`,
    )
    return songs?.exist === true
  },

  async run(tx) {
    const before = await countHoldings(tx)
    await listCopies(tx)
    await copySongs(tx)
    await moveReferences(tx)
    await moveShuffles(tx)
    assertSameCounts(before, await countHoldings(tx, { isOwn: true }))
    await deleteUnheld(tx)
    await noteFieldSources(tx)
    await setRecordingKeys(tx)
    await setTextKeys(tx)
    await moveVideoCache(tx)
  },
}
