import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { withDatabase } from '../with-database'
import { type FileShape, writeFile } from './file'

export type Case = FileShape & {
  /** Undefined for the embedded stores. */
  databaseUrl?: string
  /** Whether the file is imported a second time. */
  isRepeated: boolean
}
export type CaseResult = {
  seconds: number
  /** Processor time of this process, without that of PostgreSQL. */
  cpuSeconds: number
  peakMb: number
  /** Of the event loop: the longest, and the one that 99 % of the samples do not exceed. */
  maxDelayMs: number
  usualDelayMs: number
  imported: number
}

const MB = 2 ** 20
const MEMORY_INTERVAL_MS = 50

/** Imports one file in this process, which must not have read its settings yet. */
export const runCase = ({ databaseUrl, isRepeated, ...shape }: Case): Promise<CaseResult> =>
  withDatabase(databaseUrl, async (folder) => {
    const { db } = await import('@/db')
    const path = join(folder, 'list.csv')
    await writeFile(path, shape)
    const email = `bench-${crypto.randomUUID()}@example.org`
    const { id: userId } = await db.users.create({ email, displayName: 'Bench', passwordHash: '' })
    if (isRepeated) await importFile(userId, path)
    return measure(() => importFile(userId, path))
  })

async function measure(work: () => Promise<number>): Promise<CaseResult> {
  const before = process.memoryUsage.rss()
  let peak = before
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, MEMORY_INTERVAL_MS)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const startedAt = performance.now()
  const cpuBefore = process.cpuUsage()
  const imported = await work()
  const seconds = (performance.now() - startedAt) / 1_000
  const { user, system } = process.cpuUsage(cpuBefore)
  delay.disable()
  clearInterval(sampler)
  return {
    seconds,
    imported,
    cpuSeconds: (user + system) / 1e6,
    peakMb: (peak - before) / MB,
    maxDelayMs: delay.max / 1e6,
    usualDelayMs: delay.percentile(99) / 1e6,
  }
}

/** Stores and imports a file as a request and its job do. Returns the number of imported rows. */
async function importFile(userId: string, path: string): Promise<number> {
  const { db } = await import('@/db')
  const { withStoredFile } = await import('@/lib/services/imports/stored-file')
  const { runFileImport } = await import('@/lib/services/imports/run-file-import')
  const details = { userId, kind: 'file', name: 'list.csv', playlistName: null, total: 0 } as const
  const { id } = await withStoredFile(userId, createReadStream(path), ({ fileId }) =>
    db.imports.create({ ...details, fileId }),
  )
  await runFileImport(id, true)
  const row = await db.imports.find({ userId, id })
  if (row?.status !== 'succeeded') throw new Error(`The import ${row?.status}: ${row?.error}`)
  return row.imported
}
