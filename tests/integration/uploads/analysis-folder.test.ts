import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { db } from '@/db'
import {
  startAnalysisFolderSweeper,
  withAnalysisFolder,
} from '@/lib/services/uploads/analysis-folder'
import { withApp } from '@/tests/support/app'

withApp()

const HOUR_MS = 60 * 60_000
const place = () => join(process.env.DATA_DIR ?? '', 'tmp', 'analysis')

function leave(name: string, hoursAgo: number) {
  const folder = join(place(), name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'audio'), 'a whole copy')
  const then = new Date(Date.now() - hoursAgo * HOUR_MS)
  utimesSync(folder, then, then)
}

it('keeps the copy that is listened to in the data folder, and no longer than that', async () => {
  await expect(
    withAnalysisFolder(async (folder) => {
      writeFileSync(join(folder, 'audio'), 'a whole copy')
      expect(readdirSync(place())).toHaveLength(1)
      throw new Error('It was killed.')
    }),
  ).rejects.toThrow('It was killed.')
  expect(readdirSync(place())).toEqual([])
})

it('removes what dead workers left, and nothing that another may be listening to', async () => {
  leave('song-old', 3)
  leave('song-new', 1)
  const stop = await startAnalysisFolderSweeper()
  stop()
  expect(existsSync(join(place(), 'song-old'))).toBe(false)
  // Beside an embedded database there is no other worker.
  const hasOthers = db.describe().postgres.kind !== 'embedded'
  expect(existsSync(join(place(), 'song-new'))).toBe(hasOthers)
})
