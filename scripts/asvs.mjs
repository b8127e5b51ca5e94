import { existsSync, readFileSync, statSync } from 'node:fs'
import { findFaults } from './asvs/find-faults.mjs'
import { readRows } from './asvs/read-rows.mjs'
import { requirementIds } from './asvs/requirements.mjs'
import { inside } from './setup/place.mjs'

// npm run lint:asvs: checks that docs/security/asvs.csv has each requirement of levels 1 and 2 once,
// and that the evidence exists. Prints the number of rows by status.
const FILE = 'docs/security/asvs.csv'

/** @param {string} path */
const readFile = (path) =>
  existsSync(inside(path)) && statSync(inside(path)).isFile()
    ? readFileSync(inside(path), 'utf8')
    : undefined

const rows = readRows(readFileSync(inside(FILE), 'utf8'))
const faults = findFaults(rows, { ids: requirementIds, readFile })
for (const fault of faults) process.stderr.write(`${FILE}: ${fault}\n`)

const statuses = [...new Set(rows.map(({ status }) => status))]
const counts = statuses.map(
  (status) => `${status} ${rows.filter((row) => row.status === status).length}`,
)
if (faults.length === 0)
  process.stdout.write(`${rows.length} requirements: ${counts.join(', ')}.\n`)
process.exitCode = faults.length > 0 ? 1 : 0
