import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { runQuietly } from './child.mjs'
import { inside, root } from './place.mjs'
import { diskFull, Stop } from './stop.mjs'

const roomNeededMb = 1600

/** Installs the packages exactly as locked, unless they are there already. */
export async function ensureInstalled() {
  if (isInstalled()) return
  requireRoom()
  process.stdout.write('Installing the packages (about a minute, needed once) ...\n')
  const { program, args } = npm()
  const { exitCode, output } = await runQuietly(
    program,
    // Not "npm ci": it refuses a lock file that lists a platform's binaries without an entry each.
    // This takes the same locked versions and leaves the file as it is. The "include"s undo a
    // NODE_ENV=production of the machine, which would leave out what the build needs.
    [
      ...args,
      ...['install', '--no-save', '--include=dev', '--include=optional'],
      ...['--loglevel=error', '--no-progress'],
    ],
    { shell: program.endsWith('.cmd') },
  ).catch(() => ({ exitCode: 127, output: 'ENOENT' }))
  if (exitCode !== 0) throw new Stop(explain(exitCode, output))
}

/** True when every package the lock file asks for is in place, at its version. */
function isInstalled() {
  const wanted = packagesOf(inside('package-lock.json'))
  const present = packagesOf(inside('node_modules', '.package-lock.json'))
  if (!present) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    if (path === '' || link) return true
    if (!present[path]) return Boolean(optional || devOptional)
    return present[path].version === version
  })
}

// Asked before: npm itself hangs for minutes on a full disk.
function requireRoom() {
  const { bavail, bsize } = statfsSync(root)
  const freeMb = Math.floor((bavail * bsize) / 1_000_000)
  if (existsSync(inside('node_modules')) || freeMb >= roomNeededMb) return
  throw new Stop(
    `The packages need ${roomNeededMb} MB of disk and ${freeMb} MB are free: make room, then run the command again.`,
  )
}

const packagesOf = (path) =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined

function npm() {
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')
  const script = [process.env.npm_execpath, beside].find(
    (path) => path && basename(path) === 'npm-cli.js' && existsSync(path),
  )
  if (script) return { program: process.execPath, args: [script] }
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] }
}

function explain(exitCode, output) {
  if (exitCode === 127) return 'npm was not found: it comes with Node, get Node 24 from nodejs.org.'
  if (exitCode > 128) return ''
  const full = diskFull(output)
  if (full) return full
  const reason = /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|network/i.exec(output)?.[0]
  if (reason) {
    return `The packages could not be fetched (${reason}): check the network or npm's registry and proxy settings, then run the command again.`
  }
  const said =
    output
      .match(/npm error .*/g)
      ?.slice(0, 3)
      .join('\n') ?? output.trim().slice(-500)
  return `Installing the packages failed; run "npm install --no-save" to see all of it. npm said:\n${said}`
}
