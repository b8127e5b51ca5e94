import { resolve } from 'node:path'
import { writeApiDocument } from './release/api-document.mjs'
import { command, Stop } from './setup/stop.mjs'

// node scripts/api-document.mjs FILE: writes the OpenAPI document of the sources.
await command(async () => {
  const [file] = process.argv.slice(2)
  if (!file) throw new Stop('Name the file to write.')
  await writeApiDocument(resolve(file))
})
