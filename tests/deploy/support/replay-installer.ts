import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { emptyFolder } from '@/tests/faults/support/riffle'
import { stubPrograms } from './stubs'

const SCRIPT = resolve('deploy/install-debian.sh')
const FIRST_CALL = '\ninstall_packages\n'

/**
 * Prepares a folder that stands for the root of a machine, with sources cloned under umask 077. `run`
 * calls functions of install-debian.sh in it; packages, units and the build are stubs. A unit in
 * `failing` does not start.
 */
export function withInstaller({ failing = 'none' }: { failing?: string } = {}) {
  const root = emptyFolder()
  const source = join(root, 'source')
  cpSync('deploy', join(source, 'deploy'), { recursive: true })
  mkdirSync(join(source, 'lib'))
  writeFileSync(join(source, 'lib/song.ts'), 'export {}\n', { mode: 0o600 })
  chmodSync(join(source, 'lib'), 0o700)
  for (const folder of ['opt/riffle', 'etc/riffle', 'etc/redis', 'etc/systemd/system'])
    mkdirSync(join(root, folder), { recursive: true })
  mkdirSync(join(root, 'etc/logrotate.d'))
  writeFileSync(join(root, 'etc/redis/redis.conf'), '')
  const log = join(root, 'systemctl.log')
  const env = stubPrograms(join(root, 'bin'), {
    runuser: 'cat >/dev/null',
    chown: 'exit 0',
    node: 'exit 0',
    journalctl: 'exit 0',
    npm: 'mkdir -p "node_modules/$1" dist && : >"node_modules/$1/index.js" && : >dist/server.js',
    systemctl: `echo "$*" >>"${log}"\n[ "$*" != "start ${failing}" ]`,
  })
  return {
    root,
    run: (...calls: string[]) => {
      const script = join(source, 'deploy/replayed.sh')
      writeFileSync(script, `${functionsIn(root)}\n${calls.join('\n')}\n`)
      return spawnSync('sh', [script, 'music.example.org', 'ada@example.org'], { env })
    },
    commands: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []),
  }
}

/** Returns the script without its calls, with the folders of the machine below `root`. */
function functionsIn(root: string): string {
  const text = readFileSync(SCRIPT, 'utf8')
  return text
    .slice(0, text.lastIndexOf(FIRST_CALL))
    .replace(/(?<![\w.])\/(opt|etc|var)\//g, (_, name: string) => `${root}/${name}/`)
}
