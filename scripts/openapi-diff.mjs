import { readFileSync } from 'node:fs'
import { compareDocuments } from './api-diff/compare-documents.mjs'
import { command, Stop } from './setup/stop.mjs'

// node scripts/openapi-diff.mjs BASE.json HEAD.json: lists the changes from one OpenAPI document to
// another that break clients, and fails if there are any.
await command(() => {
  const [base, head] = process.argv.slice(2)
  if (!base || !head) throw new Stop('Usage: node scripts/openapi-diff.mjs BASE.json HEAD.json')
  const changes = compareDocuments(read(base), read(head))
  if (changes.length === 0) {
    process.stdout.write('No change breaks clients.\n')
    return 0
  }
  process.stdout.write(`${changes.map((change) => `- ${change}\n`).join('')}\n`)
  throw new Stop(
    `${changes.length} changes break clients: keep the old form beside the new one, or release a new version of the API.`,
  )
})

/** @param {string} path */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new Stop(`${path} is not a JSON document.`)
  }
}
