import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openExisting } from '@/db/existing'

it('creates no embedded database if settings of the server are missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-existing-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await expect(openExisting({ DATA_DIR: folder })).rejects.toThrow(
    `There is no database in ${folder}: are the settings of the server loaded?`,
  )
  expect(readdirSync(folder)).toEqual([])
})
