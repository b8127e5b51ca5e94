import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findServerPrograms } from '@/scripts/drill/postgres-cluster'
import { findUnprivilegedUser } from '@/scripts/drill/unprivileged-user'
import { emptyFolder } from '@/tests/faults/support/riffle'
import { freePort } from '@/tests/support/free-port'
import { hasPostgresPrograms } from '@/tests/support/programs'
import { until } from '@/tests/support/until'

const TIMEOUT_MS = 240_000

const programs = findServerPrograms()
const owner = findUnprivilegedUser()
const folder = emptyFolder()
const scripts = join(folder, 'scripts')
const pitr = join(folder, 'pitr')
const running = new Set<string>()

/** Runs a program of PostgreSQL, or a script, as the owner of the cluster. */
function run(name: string, args: string[], settings: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(name, args, {
    ...owner,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: {
      PATH: `${programs}:${process.env.PATH}`,
      RIFFLE_PITR_FOLDER: pitr,
      ...settings,
    } as unknown as NodeJS.ProcessEnv,
  })
  return { status, stdout, stderr }
}

const runScript = (name: string, args: string[], settings?: Record<string, string>) =>
  run('sh', [join(scripts, name), ...args], settings)

/** Starts the cluster in a folder and waits until it accepts statements. */
async function startCluster(data: string) {
  const port = String(await freePort())
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`
  const log = join(folder, 'server.log')
  const started = run('pg_ctl', ['-D', data, '-l', log, '-w', '-t', '90', '-o', options, 'start'])
  expect(started, started.stderr + readFileSync(log, 'utf8').slice(-2_000)).toMatchObject({
    status: 0,
  })
  running.add(data)
  const client = postgres(`postgres://postgres@127.0.0.1:${port}/postgres`, { max: 1 })
  await until(async () => {
    const [state] = await client`select pg_is_in_recovery() as "isRecovering"`
    return !state?.isRecovering
  })
  const stop = async (mode: 'fast' | 'immediate') => {
    await client.end()
    run('pg_ctl', ['-D', data, '-m', mode, '-w', 'stop'])
    running.delete(data)
  }
  return { client, port, stop }
}

describe.skipIf(!hasPostgresPrograms())(
  'point-in-time recovery (needs a PostgreSQL server)',
  () => {
    beforeAll(() => {
      cpSync('deploy/postgres', scripts, { recursive: true })
      mkdirSync(pitr)
      chmodSync(folder, 0o755)
      if (owner) for (const path of [folder, pitr]) chownSync(path, owner.uid, owner.gid)
    })
    afterAll(() => {
      for (const data of running) run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
    })

    it(
      'restores a cluster to a time between two writes, and to the end of the WAL',
      async () => {
        const data = join(folder, 'data')
        expect(run('initdb', ['-D', data, '-U', 'postgres', '--auth=trust']).status).toBe(0)
        appendFileSync(
          join(data, 'postgresql.conf'),
          `archive_mode = on\narchive_command = 'RIFFLE_PITR_FOLDER=${pitr} sh ${scripts}/archive-wal.sh "%p" "%f"'\n`,
        )
        const primary = await startCluster(data)
        const libpq = { PGHOST: '127.0.0.1', PGPORT: primary.port, PGUSER: 'postgres' }
        const { client } = primary
        await client`create table writes (name text)`
        await client`insert into writes values ('before the base backup')`
        expect(runScript('base-backup.sh', [], libpq)).toMatchObject({ status: 0 })
        await client`insert into writes values ('before the time')`
        await pause(1_100)
        const [{ time } = { time: '' }] = await client`
        select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time`
        await pause(100)
        await client`insert into writes values ('after the time')`
        const [{ wal } = { wal: '' }] = await client`select pg_walfile_name(pg_switch_wal()) as wal`
        await until(() => existsSync(join(pitr, 'wal', `${wal}.gz`)))
        // The disk of the database is lost.
        await primary.stop('immediate')

        const startedAt = performance.now()
        expect(await readRestored(String(time), 'restored')).toEqual([
          'before the base backup',
          'before the time',
        ])
        process.stdout.write(
          `Point in time restored in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.\n`,
        )
        expect(await readRestored('latest', 'latest')).toEqual([
          'before the base backup',
          'before the time',
          'after the time',
        ])
        const early = runScript('restore-to-time.sh', [
          '2020-01-01T00:00:00Z',
          join(folder, 'early'),
        ])
        expect(early.stderr).toBe('No base backup is older than 2020-01-01T00:00:00Z.\n')
        const again = runScript('restore-to-time.sh', ['latest', join(folder, 'latest')])
        expect(again).toMatchObject({
          status: 1,
          stderr: `${join(folder, 'latest')} is not empty.\n`,
        })
        const wrong = runScript('restore-to-time.sh', ['yesterday', join(folder, 'early')])
        expect(wrong.stderr).toContain('"yesterday" is not a time')
      },
      TIMEOUT_MS,
    )

    it('keeps two base backups, and only the WAL files that they need', async () => {
      const primary = await startCluster(join(folder, 'latest'))
      const libpq = { PGHOST: '127.0.0.1', PGPORT: primary.port, PGUSER: 'postgres' }
      // A segment of the past, which no base backup needs.
      const old = join(pitr, 'wal', '000000010000000000000001.gz')
      writeFileSync(old, '')
      for (let number = 0; number < 2; number++) {
        await pause(1_100)
        expect(runScript('base-backup.sh', [], libpq)).toMatchObject({ status: 0 })
      }
      expect(readdirSync(join(pitr, 'base'))).toHaveLength(2)
      expect(existsSync(old)).toBe(false)
      await primary.stop('fast')
    })

    it('archives a file once, and never replaces it by another content', () => {
      const file = join(folder, 'segment')
      const archive = () => runScript('archive-wal.sh', [file, 'segment'])
      writeFileSync(file, 'first', { mode: 0o644 })
      expect(archive()).toMatchObject({ status: 0 })
      expect(archive()).toMatchObject({ status: 0 })
      expect(statSync(join(pitr, 'wal/segment.gz')).mode & 0o777).toBe(0o600)
      writeFileSync(file, 'other')
      expect(archive()).toMatchObject({ status: 1 })
      const absent = { RIFFLE_PITR_FOLDER: join(folder, 'absent') }
      expect(runScript('archive-wal.sh', [file, 'new'], absent).stderr).toContain('does not exist')
    })
  },
)

/** Restores to a time in a new folder, and reads the rows there. */
async function readRestored(time: string, name: string): Promise<string[]> {
  const data = join(folder, name)
  expect(runScript('restore-to-time.sh', [time, data])).toMatchObject({ status: 0 })
  const { client, stop } = await startCluster(data)
  const rows = await client<{ name: string }[]>`select name from writes`
  await stop('fast')
  return rows.map((row) => row.name)
}
