import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { inside } from '../setup/place.mjs'

/** The files and folders that a built server reads, besides its packages. The image has the same. */
export const RUNTIME_PATHS = [
  ...['package.json', 'next.config.ts', 'public', 'messages', 'db/migrations'],
  ...['lib/auth/passwords', 'dist', '.next'],
]

/** Caches and types of the build, which a server does not read. */
const UNUSED = /^\.next\/(?:cache|dev|types|diagnostics|trace)|^dist\/run-/

/**
 * Lists the files and links below a path of the project, sorted.
 * @param {string} path
 * @param {string} [omitted] the name of an entry of the folder that is left out
 * @returns {string[]}
 */
function filesBelow(path, omitted) {
  if (!statSync(inside(path)).isDirectory()) return [path]
  return readdirSync(inside(path), { withFileTypes: true })
    .filter(({ name }) => name !== omitted)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
    )
}

/** Lists the files of the build that a server reads. */
export const runtimeFiles = () =>
  RUNTIME_PATHS.flatMap((path) => filesBelow(path)).filter((path) => !UNUSED.test(path))

/** Packages that "npm start" needs to build, and a built server does not. */
const BUILD_TOOLS = [
  ...['@esbuild', '@esbuild-kit', '@tailwindcss', 'drizzle-kit', 'esbuild', 'lightningcss'],
  ...['playwright-core', 'tailwindcss'],
].map((name) => `node_modules/${name}`)

/** @param {string} path */
const isBuildTool = (path) =>
  BUILD_TOOLS.some(
    (tool) => path === tool || path.startsWith(`${tool}/`) || path.startsWith(`${tool}-`),
  )

/**
 * Lists the files of the packages of a production install that are installed on this machine. Of
 * Node's own package only the program is needed.
 * @returns {string[]}
 */
export function packageFiles() {
  /** @type {{ packages: Record<string, { dev?: boolean, link?: boolean }> }} */
  const { packages } = JSON.parse(readFileSync(inside('package-lock.json'), 'utf8'))
  return (
    Object.entries(packages)
      .filter(([path, { dev, link }]) => path && !dev && !link && !isBuildTool(path))
      .filter(([path]) => existsSync(inside(path)))
      // Packages inside packages have entries of their own.
      .flatMap(([path]) => filesBelow(path, 'node_modules'))
      .filter((path) => !NODE_PACKAGE.test(path) || NODE_FILES.test(path))
  )
}

const NODE_PACKAGE = /^node_modules\/node-(?:linux|win)-/
const NODE_FILES = /^node_modules\/node-linux-[^/]+\/(?:bin\/node|package\.json|LICENSE)$/
