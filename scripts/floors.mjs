import { readFileSync } from 'node:fs'
import { inside } from './setup/place.mjs'

/**
 * The lowest versions without a known vulnerability that affects this application.
 * @type {Record<string, [floor: string, reason: string]>}
 */
const floors = {
  next: ['16.4.6', 'remote code execution in Server Components, SVG in the image optimizer'],
  react: ['19.3.1', 'remote code execution in Server Components'],
  'react-dom': ['19.3.1', 'must equal react'],
  sharp: ['0.35.5', 'memory safety of the image decoders'],
  'next-auth': ['4.24.15', 'session handling on Next 16'],
  nodemailer: ['9.0.1', 'SMTP command injection, mail to unintended addresses'],
  '@auth/core': ['0.41.3', 'session handling'],
  'drizzle-orm': ['0.45.2', 'SQL injection through identifiers'],
  zod: ['4.6.7', 'denial of service in string formats'],
  'music-metadata': ['11.16.0', 'endless loops on crafted audio'],
}

/**
 * The installed copies, nested ones included, that are older than their floor.
 * @param {Record<string, { version: string }>} packages of package-lock.json, by their folder
 */
export function belowFloor(packages) {
  return Object.entries(packages).flatMap(([path, { version }]) => {
    const name = path.split('node_modules/').at(-1) ?? path
    const [floor, reason] = floors[name] ?? []
    return floor && isOlder(version, floor) ? [{ path, version, floor, reason }] : []
  })
}

/**
 * True if `version` precedes `floor`; a prerelease precedes its release.
 * @param {string} version
 * @param {string} floor
 */
function isOlder(version, floor) {
  const [release = '', prerelease] = version.split('-', 2)
  const parts = release.split('.').map(Number)
  const wanted = floor.split('.').map(Number)
  const at = parts.findIndex((part, index) => part !== wanted[index])
  return at === -1 ? prerelease !== undefined : (parts[at] ?? 0) < (wanted[at] ?? 0)
}

if (import.meta.main ?? process.argv[1]?.endsWith('floors.mjs')) {
  const { packages } = JSON.parse(readFileSync(inside('package-lock.json'), 'utf8'))
  const faults = belowFloor(packages)
  for (const { path, version, floor, reason } of faults) {
    process.stderr.write(`${path} is ${version}, below ${floor} (${reason})\n`)
  }
  if (faults.length === 0)
    process.stdout.write('Every package is at or above its security floor.\n')
  process.exitCode = faults.length > 0 ? 1 : 0
}
