import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasPrograms } from '@/tests/support/programs'
import { withInstaller } from './support/replay-installer'

const modeOf = (file: string) => statSync(file).mode & 0o777

describe.skipIf(process.getuid?.() !== 0)('install-debian.sh (needs root)', () => {
  it('writes the settings once, readable by root only', () => {
    const { root, run } = withInstaller()
    const settings = join(root, 'etc/riffle/riffle.env')
    expect(run('write_settings').status).toBe(0)
    const written = readFileSync(settings, 'utf8')
    expect(written).toContain('APP_URL=https://music.example.org\n')
    expect(modeOf(settings)).toBe(0o600)
    expect(run('write_settings').status).toBe(0)
    expect(readFileSync(settings, 'utf8')).toBe(written)
  })

  it('installs a program that the user of the services can read (needs rsync)', (context) => {
    if (!hasPrograms('rsync')) context.skip('rsync is not installed')
    const { root, run } = withInstaller()
    const { status, stderr } = run('umask 077', 'write_settings', 'build_app')
    expect(status, stderr.toString()).toBe(0)
    const app = join(root, 'opt/riffle')
    const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
    expect(files).toEqual(expect.arrayContaining(['lib/song.ts', 'node_modules/ci/index.js']))
    const closed = files.filter((file) => {
      const stats = statSync(join(app, file))
      const needed = stats.isDirectory() ? 0o055 : 0o044
      return (stats.mode & needed) !== needed
    })
    expect(closed).toEqual([])
  })

  it('migrates after every process has stopped, and before one starts', () => {
    const { run, commands } = withInstaller()
    expect(run('cp -r "$source/deploy" "$app/"', 'start_services').status).toBe(0)
    const steps = commands().filter((command) => / riffle/.test(command))
    expect(steps.slice(0, 4)).toEqual([
      'stop riffle-worker',
      'stop riffle@3000',
      'stop riffle@3001',
      'start riffle-migrate',
    ])
    expect(steps).toContain('restart riffle@3001')
    expect(steps.at(-1)).toBe('restart riffle-worker')
  })

  it('starts no process after a migration that failed', () => {
    const { run, commands } = withInstaller({ failing: 'riffle-migrate' })
    const { status, stderr } = run('cp -r "$source/deploy" "$app/"', 'start_services')
    expect(status).toBe(1)
    expect(stderr.toString()).toContain('The migration failed')
    expect(commands().some((command) => command.startsWith('restart riffle'))).toBe(false)
  })
})
