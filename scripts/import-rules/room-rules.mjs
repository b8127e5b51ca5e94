import { existsSync, readdirSync, statSync } from 'node:fs'
import { rooms } from './rooms.mjs'

/** @param {string} path */
const escaped = (path) => path.replace(/[.]/g, '\\.')
/** @param {string} room */
const pattern = (room) => (/\.ts$|\/$/.test(room) ? `^${escaped(room)}` : `^${escaped(room)}/`)

/** Returns a dependency-cruiser rule per room, which rejects imports that `rooms.mjs` does not list. */
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
  if (gone.length > 0)
    throw new Error(`The import rules list ${gone.join(', ')}, which does not exist.`)
}

// A move can leave an empty folder in a checkout, which git does not track.
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
      throw new Error(`${a} and ${b} may import each other: move the shared part to a third room.`)
  }
}
