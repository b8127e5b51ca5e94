import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { packageFiles, runtimeFiles } from './release/runtime-files.mjs'
import { ensureBuilt } from './setup/build.mjs'
import { run } from './setup/child.mjs'
import { inside, root } from './setup/place.mjs'
import { command, Stop } from './setup/stop.mjs'

// npm run bundle:release [-- FOLDER]: writes the build with its packages and Node as one archive for
// Linux on this processor, which starts without building, and its checksum. By default to release/.
const START_SCRIPT = 'deploy/bundle/riffle'

await command(async () => {
  if (process.platform !== 'linux') throw new Stop('Release bundles are built on Linux.')
  await ensureBuilt()
  const folder = resolve(process.argv[2] ?? inside('release'))
  mkdirSync(folder, { recursive: true })
  const { version } = JSON.parse(readFileSync(inside('package.json'), 'utf8'))
  const name = `riffle-${version}-linux-${process.arch}`
  const archive = join(folder, `${name}.tar.gz`)
  const exitCode = await writeArchive(archive, name)
  if (exitCode !== 0) return exitCode
  writeFileSync(`${archive}.sha256`, `${await sha256(archive)}  ${basename(archive)}\n`)
  process.stdout.write(`${archive}\n`)
  return 0
})

/**
 * Archives with sorted names, one owner and one time, so that equal builds give equal archives.
 * @param {string} archive
 * @param {string} name of the folder inside
 */
async function writeArchive(archive, name) {
  const list = `${archive}.files`
  const files = [START_SCRIPT, 'THIRD_PARTY_NOTICES.md', ...runtimeFiles(), ...packageFiles()]
  writeFileSync(list, files.join('\0'))
  try {
    // "S": the targets of symbolic links stay as they are.
    return await run('tar', [
      ...['--create', '--use-compress-program=gzip -3', '--file', archive, '--directory', root],
      ...['--owner=0', '--group=0', '--numeric-owner', '--mtime=2000-01-01T00:00:00Z'],
      ...['--transform', `s,^${START_SCRIPT}$,riffle,S`, '--transform', `s,^,${name}/,S`],
      ...['--null', '--no-recursion', '--files-from', list],
    ])
  } finally {
    rmSync(list)
  }
}

/** @param {string} path */
async function sha256(path) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
