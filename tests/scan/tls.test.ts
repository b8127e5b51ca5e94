import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Nginx, startNginx } from '@/tests/deploy/support/nginx'
import { emptyFolder } from '@/tests/faults/support/riffle'
import { freePort } from '@/tests/support/free-port'
import { hasPrograms } from '@/tests/support/programs'

const TIMEOUT_MS = 900_000
const DOMAIN = 'riffle.test'
const SERIOUS = ['MEDIUM', 'HIGH', 'CRITICAL']

const runFile = promisify(execFile)
const Findings = z.array(z.object({ id: z.string(), severity: z.string(), finding: z.string() }))

describe.skipIf(!hasPrograms('testssl', 'nginx'))('testssl (needs testssl and nginx)', () => {
  let nginx: Nginx
  let port: number

  beforeAll(async () => {
    port = await freePort()
    nginx = await startNginx({ http: await freePort(), https: port, apps: [await freePort()] })
  })
  afterAll(() => nginx.stop())

  it(
    'finds nothing serious in protocols, ciphers, forward secrecy and known attacks on TLS',
    async () => {
      const report = join(emptyFolder(), 'report.json')
      const checks = ['--protocols', '--std', '--fs', '--vulnerable']
      const options = ['--quiet', '--color', '0', '--warnings', 'batch', '--jsonfile', report]
      const target = ['--ip', '127.0.0.1', `${DOMAIN}:${port}`]
      // Its exit code counts findings of any severity.
      await runFile('testssl', [...options, ...checks, ...target]).catch(() => undefined)
      const findings = Findings.parse(JSON.parse(readFileSync(report, 'utf8')))
      expect(findings.map(({ id }) => id)).toContain('TLS1_3')
      expect(findings.filter(({ severity }) => SERIOUS.includes(severity))).toEqual([])
    },
    TIMEOUT_MS,
  )
})
