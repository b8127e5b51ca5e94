import { existsSync } from 'node:fs'
import postgres from 'postgres'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findServerPrograms, startCluster } from '@/scripts/drill/postgres-cluster'

/** Connects to a database and returns the folder of its cluster. */
async function readFolder(url: string): Promise<string> {
  const client = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    const [row] = await client`select current_setting('data_directory') as folder`
    return String(row?.folder)
  } finally {
    await client.end()
  }
}

describe.skipIf(!findServerPrograms())('a cluster of the drill (needs a PostgreSQL server)', () => {
  it('admits its password only, and is deleted with its files', async () => {
    const cluster = await startCluster()
    if (!cluster) throw new Error('The cluster did not start.')
    onTestFinished(cluster.stop)
    const folder = await readFolder(cluster.url)
    for (const password of ['', 'wrong']) {
      const other = Object.assign(new URL(cluster.url), { password })
      await expect(readFolder(other.href)).rejects.toThrow(/password/i)
    }
    await cluster.stop()
    expect(existsSync(folder)).toBe(false)
  })

  it('leaves no server after settings with which none starts', async () => {
    await expect(startCluster({ shared_buffers: 'none' })).rejects.toThrow(
      'PostgreSQL did not start.',
    )
  })
})
