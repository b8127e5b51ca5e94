import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleOptions } from '../setup/bundles.mjs'
import { run } from '../setup/child.mjs'
import { projectNode } from '../setup/node24.mjs'
import { root } from '../setup/place.mjs'
import { Stop } from '../setup/stop.mjs'

const WRITER = `
  import { writeFileSync } from 'node:fs'
  import { openApiDocument } from './lib/http/openapi/document'
  writeFileSync(process.argv[2], JSON.stringify(openApiDocument('https://localhost'), null, 2))
`

/**
 * Writes the OpenAPI document of the sources to a file.
 * @param {string} file
 * @throws Stop if it could not be generated
 */
export async function writeApiDocument(file) {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-api-document-'))
  const outfile = join(folder, 'document.mjs')
  try {
    const esbuild = await import('esbuild')
    await esbuild.build({
      ...bundleOptions,
      packages: 'bundle',
      sourcemap: false,
      stdin: { contents: WRITER, resolveDir: root, loader: 'ts' },
      outfile,
    })
    const exitCode = await run(projectNode(), [outfile, file])
    if (exitCode !== 0) throw new Stop('The OpenAPI document could not be generated.')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
