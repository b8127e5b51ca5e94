import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { runNpm } from './npm.mjs'
import { inside, root } from './place.mjs'
import { diskFull, Stop } from './stop.mjs'

const MIN_FREE_DISK_MB = 1600

// "include" overrides NODE_ENV=production in the environment, which would omit what the build needs.
const INSTALL = [
  ...['ci', '--include=dev', '--include=optional'],
  ...['--loglevel=error', '--no-progress'],
]

/** Installs the packages exactly as locked, unless they are installed already. */
export async function ensureInstalled() {
  if (isInstalled()) return
  requireDiskSpace()
  process.stdout.write('Installing the packages (about a minute, needed once) ...\n')
  const { exitCode, output } = await runNpm(INSTALL)
  if (exitCode !== 0) throw new Stop(explain(exitCode, output))
}

/** True if every package in the lockfile is installed at its locked version. */
function isInstalled() {
  const wanted = packagesOf(inside('package-lock.json'))
  const present = packagesOf(inside('node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    if (path === '' || link) return true
    const installed = present[path]
    return installed ? installed.version === version : Boolean(optional || devOptional)
  })
}

// Checked first because npm hangs for minutes on a full disk.
function requireDiskSpace() {
  const { bavail, bsize } = statfsSync(root)
  const freeMb = Math.floor((bavail * bsize) / 1_000_000)
  if (existsSync(inside('node_modules')) || freeMb >= MIN_FREE_DISK_MB) return
  throw new Stop(
    `The packages need ${MIN_FREE_DISK_MB} MB of disk and ${freeMb} MB are free: make room, then run the command again.`,
  )
}

/** @typedef {{ version: string, optional?: boolean, devOptional?: boolean, link?: boolean }} Package */

/**
 * The packages of a lockfile by their folder, undefined if there is no such file.
 * @param {string} path
 * @returns {Record<string, Package> | undefined}
 */
function packagesOf(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined
}

/**
 * @param {number} exitCode
 * @param {string} output
 */
function explain(exitCode, output) {
  if (exitCode === 127) return 'npm was not found: it comes with Node, get Node 24 from nodejs.org.'
  if (exitCode > 128) return ''
  const full = diskFull(output)
  if (full) return full
  if (/\bEUSAGE\b/.test(output)) {
    return 'package-lock.json does not match package.json: run "npm install" and commit both files.'
  }
  const reason = /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|network/i.exec(output)?.[0]
  if (reason) {
    return `The packages could not be fetched (${reason}): check the network or npm's registry and proxy settings, then run the command again.`
  }
  const errors =
    output
      .match(/npm error .*/g)
      ?.slice(0, 3)
      .join('\n') ?? output.trim().slice(-500)
  return `Installing the packages failed; run "npm ci" to see the whole output. npm printed:\n${errors}`
}
