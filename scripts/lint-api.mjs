import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeApiDocument } from './release/api-document.mjs'
import { run } from './setup/child.mjs'
import { projectNode } from './setup/node24.mjs'
import { inside } from './setup/place.mjs'

// npm run lint:api: writes the OpenAPI document and checks it by two linters with all rules.
const folder = mkdtempSync(join(tmpdir(), 'riffle-api-'))
const document = join(folder, 'openapi.json')

const linters = [
  {
    name: 'Spectral, its own and the OWASP rules',
    args: [
      inside('node_modules/@stoplight/spectral-cli/dist/index.js'),
      'lint',
      document,
      ...['--ruleset', inside('.spectral.json'), '--fail-severity', 'hint', '--format', 'text'],
    ],
  },
  {
    name: 'Redocly, its strict rules',
    args: [
      inside('node_modules/@redocly/cli/bin/cli.js'),
      'lint',
      document,
      ...['--config', inside('redocly.yaml'), '--format', 'stylish'],
    ],
  },
]

try {
  await writeApiDocument(document)
  process.exitCode = 0
  for (const { name, args } of linters) {
    process.stdout.write(`\n${name}\n`)
    const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
    if ((await run(projectNode(), args, { env })) !== 0) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
