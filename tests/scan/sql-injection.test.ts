import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder, type Riffle, startRiffle } from '@/tests/faults/support/riffle'
import { freePort } from '@/tests/support/free-port'
import { hasPrograms } from '@/tests/support/programs'
import { registerAccount } from '@/tests/support/register-account'

const TIMEOUT_MS = 900_000
const MAX_OUTPUT_BYTES = 2 ** 26

const runFile = promisify(execFile)

type Operation = { path: string; parameters: string; body?: Record<string, unknown> }

const operations: [string, Operation][] = [
  [
    'GET /songs',
    { path: '/songs?q=night&sort=title&genre=rock&source=file', parameters: 'q,sort,genre,source' },
  ],
  ['GET /search', { path: '/search?q=night&limit=5', parameters: 'q,limit' }],
  [
    'POST /auth/login',
    {
      path: '/auth/login',
      parameters: 'email,password',
      body: { email: 'a@example.org', password: 'secret' },
    },
  ],
]

describe.skipIf(!hasPrograms('sqlmap'))('sqlmap finds nothing to inject (needs sqlmap)', () => {
  let riffle: Riffle
  let token: string

  beforeAll(async () => {
    riffle = await startRiffle(await freePort(), { DATA_DIR: emptyFolder() })
    token = await registerAccount(riffle.url)
  })

  async function scan({ path, parameters, body }: Operation): Promise<string> {
    const headers = [
      `Authorization: Bearer ${token}`,
      ...(body ? ['Content-Type: application/json'] : []),
    ]
    const { stdout } = await runFile(
      'sqlmap',
      [
        ...['--url', `${riffle.url}/api/v1${path}`, '-p', parameters, '--batch', '--flush-session'],
        ...['--headers', headers.join('\n'), '--dbms', 'PostgreSQL', '--threads', '4'],
        // Rejected values are what most attempts cause.
        ...['--ignore-code', '400,401,404,422,429', '--output-dir', emptyFolder()],
        ...(body ? ['--data', JSON.stringify(body)] : []),
      ],
      { maxBuffer: MAX_OUTPUT_BYTES },
    )
    return stdout
  }

  it.each(operations)(
    'in %s',
    async (_, operation) => {
      const output = await scan(operation)
      expect(output).toContain('all tested parameters do not appear to be injectable')
      expect(output).not.toMatch(/is vulnerable|500 \(Internal Server Error\)/)
    },
    TIMEOUT_MS,
  )
})
