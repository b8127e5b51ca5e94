import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readSecrets, readSettings } from '@/lib/config/env'
import { emptyFolder } from '@/tests/faults/support/riffle'
import { findBinary } from '@/tests/support/find-binary'

const MODE_BITS = 0o777
const script = (name: string) => resolve('deploy/scripts', name)
const modeOf = (file: string) => statSync(file).mode & MODE_BITS

describe('generate-env.sh', () => {
  const generate = (...args: string[]) => spawnSync('sh', [script('generate-env.sh'), ...args])

  it('writes secrets that Riffle accepts, readable by the owner only', () => {
    const file = join(emptyFolder(), '.env')
    expect(generate('music.example.org', 'ada@example.org', file).status).toBe(0)
    const values = parseEnv(readFileSync(file, 'utf8'))
    const database = `postgres://riffle:${values.POSTGRES_PASSWORD}@postgres:5432/riffle`
    const source = { ...values, DATABASE_URL: database }
    expect(modeOf(file)).toBe(0o600)
    expect(() => readSecrets(source, readSettings(source))).not.toThrow()
    expect(new URL(database).password).toBe(values.POSTGRES_PASSWORD)
    expect(new Set(Object.values(values)).size).toBe(Object.keys(values).length - 1)
  })

  it('does not replace a file that exists', () => {
    const file = join(emptyFolder(), '.env')
    writeFileSync(file, 'AUTH_SECRET=old\n')
    expect(generate('music.example.org', 'ada@example.org', file).status).not.toBe(0)
    expect(readFileSync(file, 'utf8')).toBe('AUTH_SECRET=old\n')
  })

  it.each([
    ['Music Example', 'ada@example.org'],
    ['a.org; rm -rf /', 'ada@example.org'],
    ['a.org', 'nobody'],
    ['a.org', 'a"b@example.org'],
  ])('rejects %s and %s', (domain, email) => {
    const file = join(emptyFolder(), '.env')
    expect(generate(domain, email, file).status).toBe(1)
    expect(existsSync(file)).toBe(false)
  })
})

describe('copy-backups.sh', () => {
  it('copies new dumps and audio, repeats a short copy and leaves partial files out', () => {
    const source = emptyFolder()
    const target = emptyFolder()
    const copy = () =>
      execFileSync('sh', [script('copy-backups.sh'), 'once'], {
        env: { ...process.env, RIFFLE_COPY_SOURCE: source, RIFFLE_COPY_TARGET: target },
      })
    mkdirSync(join(source, 'backups'))
    mkdirSync(join(source, 'audio/ab'), { recursive: true })
    writeFileSync(join(source, 'audio/ab/song with spaces.flac'), 'audio')
    for (let day = 1; day <= 31; day++) {
      const date = `2026-10-${String(day).padStart(2, '0')}`
      writeFileSync(join(source, `backups/riffle-${date}.dump`), date)
    }
    writeFileSync(join(source, 'backups/riffle-2026-11-01.dump.part'), 'part')
    copy()
    writeFileSync(join(target, 'audio/ab/song with spaces.flac'), 'au')
    copy()
    expect(readFileSync(join(target, 'audio/ab/song with spaces.flac'), 'utf8')).toBe('audio')
    const dumps = readdirSync(join(target, 'backups')).sort()
    expect(dumps).toHaveLength(30)
    expect(dumps[0]).toBe('riffle-2026-10-02.dump')
    expect(modeOf(join(target, 'backups/riffle-2026-10-31.dump'))).toBe(0o600)
  })

  it('copies nothing if the worker stores encrypted backups', () => {
    const [source, target] = [emptyFolder(), emptyFolder()]
    mkdirSync(join(source, 'audio'))
    writeFileSync(join(source, 'audio/song.flac'), 'audio')
    const folders = { RIFFLE_COPY_SOURCE: source, RIFFLE_COPY_TARGET: target }
    execFileSync('sh', [script('copy-backups.sh'), 'once'], {
      env: { ...process.env, ...folders, BACKUP_TARGET: '/backups' },
    })
    expect(readdirSync(target)).toEqual([])
  })
})

describe('systemd units', () => {
  it('are valid and hardened (needs systemd-analyze)', (context) => {
    if (!findBinary('systemd-analyze')) context.skip('systemd-analyze is not installed')
    const folder = emptyFolder()
    const names = [
      ...['riffle@3000.service', 'riffle-worker.service', 'riffle-migrate.service'],
      'riffle-base-backup.service',
    ]
    for (const name of names) {
      const unit = readFileSync(`deploy/systemd/${name.replace('3000', '')}`, 'utf8')
      // The program is only there after the installation.
      const runnable = unit.replace(/^(ExecStart=)\S+/m, '$1/bin/true').replace(/^Doc.*\n/m, '')
      writeFileSync(join(folder, name), runnable)
    }
    const units = names.map((name) => join(folder, name))
    const verified = spawnSync('systemd-analyze', ['verify', ...units])
    const problems = `${verified.stdout}${verified.stderr}`
      .split('\n')
      .filter((l) => l.includes('iffle'))
    expect(problems).toEqual([])
    // 100 is no protection at all: at most 2.0 of 10.
    const security = ['security', '--offline=true', '--threshold=20', '--no-pager']
    for (const unit of units) {
      const { status, stdout } = spawnSync('systemd-analyze', [...security, unit])
      expect(status, stdout.toString().slice(-200)).toBe(0)
    }
  })

  it('let the worker write to the folder of BACKUP_TARGET that the docs create', () => {
    const docs = readFileSync('docs/backups.md', 'utf8')
    const [, folder] = /^install -d -o riffle .* (\/srv\/\S+)/m.exec(docs) ?? []
    const unit = readFileSync('deploy/systemd/riffle-worker.service', 'utf8')
    expect(unit).toContain(`\nReadWritePaths=-${folder}\n`)
  })

  it('have a bounded journal', () => {
    const text = readFileSync('deploy/systemd/journald-riffle.conf', 'utf8')
    expect(text).toMatch(/^SystemMaxUse=1G$/m)
  })
})

describe('logrotate', () => {
  it('rotates a log beyond its cap and compresses the earlier one (needs logrotate)', (context) => {
    const logrotate = findBinary('logrotate')
    if (!logrotate) return context.skip('logrotate is not installed')
    const folder = emptyFolder()
    chmodSync(folder, 0o755)
    const rules = readFileSync('deploy/logrotate/riffle', 'utf8')
      .replace('/var/log/nginx/riffle', folder)
      .replace(/^ +create .*\n/m, '')
      .replaceAll('/run/nginx.pid', join(folder, 'absent.pid'))
      .replace('maxsize 100M', 'maxsize 10k')
    const config = join(folder, 'rules')
    writeFileSync(config, rules, { mode: 0o644 })
    const state = join(folder, 'state')
    const log = join(folder, 'access.log')
    const rotate = (...args: string[]) =>
      execFileSync(logrotate, ['--state', state, ...args, config], { stdio: 'pipe' })
    writeFileSync(log, 'short\n')
    rotate('--force')
    writeFileSync(log, 'x'.repeat(20_000))
    execFileSync('sleep', ['1.1'])
    rotate()
    const names = readdirSync(folder).filter((name) => name.startsWith('access.log-'))
    expect(names).toHaveLength(2)
    expect(names.filter((name) => name.endsWith('.gz'))).toHaveLength(1)
    expect(existsSync(log)).toBe(false)
  })
})

describe('shell scripts', () => {
  it('have no findings of shellcheck (needs shellcheck)', (context) => {
    if (!findBinary('shellcheck')) context.skip('shellcheck is not installed')
    const recovery = ['archive-wal.sh', 'base-backup.sh', 'restore-to-time.sh']
    const scripts = [
      ...readdirSync('deploy/scripts').map(script),
      ...['deploy/install-debian.sh', 'deploy/bundle/riffle'].map((path) => resolve(path)),
      ...recovery.map((name) => resolve('deploy/postgres', name)),
    ]
    execFileSync('shellcheck', scripts, { stdio: 'pipe' })
  })
})

describe('vercel.json', () => {
  it('has only daily crons, which the Hobby plan accepts', () => {
    const { crons }: { crons: { path: string; schedule: string }[] } = JSON.parse(
      readFileSync('vercel.json', 'utf8'),
    )
    expect(crons.length).toBeGreaterThan(0)
    for (const { schedule } of crons) expect(schedule).toMatch(/^\d{1,2} \d{1,2} \* \* \*$/)
  })
})
