import { existsSync, readdirSync, statSync } from 'node:fs'
import { rooms } from './rooms.mjs'

/** @param {string} path */
const escaped = (path) => path.replace(/[.]/g, '\\.')
/** @param {string} room */
const pattern = (room) => (/\.ts$|\/$/.test(room) ? `^${escaped(room)}` : `^${escaped(room)}/`)

/** One dependency-cruiser rule a room: what it imports outside of itself is listed in `rooms.mjs`. */
export function roomRules() {
  assertEachFolderIsARoom()
  assertNoPairImportsEachOther()
  return Object.entries(rooms).map(([room, { why, mayImport }]) => ({
    name: `${room.replace(/^lib\/|\.ts$/g, '').replaceAll('/', '-')}-imports`,
    comment: why,
    severity: 'error',
    from: { path: pattern(room) },
    to: {
      path: '^(app|components|db|lib|tests|bench|scripts)/',
      pathNot: [room, ...mayImport].map(pattern),
    },
  }))
}

function assertEachFolderIsARoom() {
  const inFolder = (/** @type {string} */ folder) =>
    readdirSync(folder).map((name) => `${folder}/${name}`)
  const found = [...inFolder('lib'), ...inFolder('lib/services'), ...inFolder('components'), 'db']
  const missing = found.filter(
    (path) => path !== 'lib/services' && !(path in rooms) && holdsFiles(path),
  )
  if (missing.length > 0) {
    throw new Error(
      `No import rule for ${missing.join(', ')}: add it to scripts/import-rules/rooms.mjs.`,
    )
  }
  const gone = Object.keys(rooms).filter((room) => !existsSync(room))
  if (gone.length > 0) throw new Error(`The import rules name ${gone.join(', ')}, which is gone.`)
}

// Git keeps no empty folders, but a checkout may still have one that a move left behind.
/** @param {string} path */
const holdsFiles = (path) =>
  statSync(path).isFile() ||
  readdirSync(path, { recursive: true, withFileTypes: true }).some((entry) => entry.isFile())

function assertNoPairImportsEachOther() {
  const allows = (/** @type {string} */ from, /** @type {string} */ to) =>
    rooms[from]?.mayImport.some(
      (name) => name === to || (name.endsWith('/') && to.startsWith(name)),
    )
  for (const a of Object.keys(rooms)) {
    const b = Object.keys(rooms).find((other) => other > a && allows(a, other) && allows(other, a))
    if (b)
      throw new Error(`${a} and ${b} may import each other: give what both need a room of its own.`)
  }
}
