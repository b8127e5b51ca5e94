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

class AnalysisFailed extends Error {}

const HOUR_MS = 60 * 60_000
const rootFolder = () => join(process.env.DATA_DIR ?? '', 'tmp', 'analysis')

function createFolder(name: string, hoursAgo: number) {
  const folder = join(rootFolder(), name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'audio'), 'a whole copy')
  const then = new Date(Date.now() - hoursAgo * HOUR_MS)
  utimesSync(folder, then, then)
}

it('is in the data folder, and deleted after the analysis', async () => {
  await expect(
    withAnalysisFolder(async (folder) => {
      writeFileSync(join(folder, 'audio'), 'a whole copy')
      expect(readdirSync(rootFolder())).toHaveLength(1)
      throw new AnalysisFailed()
    }),
  ).rejects.toBeInstanceOf(AnalysisFailed)
  expect(readdirSync(rootFolder())).toEqual([])
})

it('is swept if its worker died, and kept if another worker may use it', async () => {
  createFolder('song-old', 3)
  createFolder('song-new', 1)
  const stop = await startAnalysisFolderSweeper()
  stop()
  expect(existsSync(join(rootFolder(), 'song-old'))).toBe(false)
  // No other worker can use an embedded database.
  const hasOthers = db.describe().postgres.kind !== 'embedded'
  expect(existsSync(join(rootFolder(), 'song-new'))).toBe(hasOthers)
})
