import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countRows, type Manifest } from '@/lib/backups/manifest'
import { readManifest } from '@/lib/backups/read-backups'
import { restoreBackup } from '@/lib/backups/restore-backup'
import { createLocalStorage } from '@/lib/storage/local'
import { type Cluster, startCluster } from './drill/postgres-cluster'
import { testApp } from './drill/smoke-test'
import { chooseBackup } from './operations/choose-backup'
import { runOperation } from './operations/run-operation'

// npm run drill:restore: restores the newest backup into an empty cluster, uses the app on it, prints
// how much would be lost (RPO) and how long it took (RTO), and deletes everything again.
async function main(): Promise<void> {
  const { target, name, identity } = await chooseBackup('drill:restore')
  const manifest = await readManifest(target, name)
  const dataDir = await mkdtemp(join(tmpdir(), 'riffle-drill-'))
  let cluster: Cluster | undefined
  try {
    const startedAt = Date.now()
    cluster = await openCluster(manifest)
    const storage = createLocalStorage(join(dataDir, 'audio'))
    const databaseUrl = cluster?.url
    const restored = { target, name, identity, dataDir, databaseUrl, storage }
    const { files } = await restoreBackup(restored)
    const restoredAt = Date.now()
    await testApp({ dataDir, databaseUrl })
    printReport(manifest, files.restored, { startedAt, restoredAt })
  } finally {
    await cluster?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

// The embedded database needs no server.
async function openCluster({ format }: Manifest): Promise<Cluster | undefined> {
  if (format === 'pglite') return undefined
  const url = process.env.DRILL_DATABASE_URL
  const cluster = url ? { url, stop: async () => undefined } : await startCluster()
  if (cluster) return cluster
  throw new Error(
    'No PostgreSQL server is installed on this machine: install one, or set DRILL_DATABASE_URL to an empty database.',
  )
}

function printReport(
  manifest: Manifest,
  files: number,
  { startedAt, restoredAt }: { startedAt: number; restoredAt: number },
): void {
  const { name, createdAt } = manifest
  const { tables, rows } = countRows(manifest)
  const now = Date.now()
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
  process.stdout.write(
    [
      `Backup ${name} was restored: ${tables} tables with ${rows} rows and ${files} files have the counts and checksums of the manifest.`,
      'The app starts on it: sign-in page, registration, playlists and search work.',
      `RPO ${seconds(Date.parse(createdAt), startedAt)} s (age of the backup; up to 24 h with one backup each night)`,
      `RTO ${seconds(startedAt, now)} s (restore ${seconds(startedAt, restoredAt)} s, start and test ${seconds(restoredAt, now)} s)`,
      '',
    ].join('\n'),
  )
}

runOperation('The drill failed.', main)
