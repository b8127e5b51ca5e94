import { CspEvaluator } from 'csp_evaluator'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { beforeAll, expect, it } from 'vitest'
import { emptyFolder, type Riffle, startRiffle } from '@/tests/faults/support/riffle'
import { freePort } from '@/tests/support/free-port'

/** Findings of these severities, or likely ones, let scripts run. */
const SERIOUS = [Severity.HIGH, Severity.SYNTAX, Severity.MEDIUM, Severity.HIGH_MAYBE]

let riffle: Riffle

beforeAll(async () => {
  riffle = await startRiffle(await freePort(), { DATA_DIR: emptyFolder() })
})

async function findFaults(path: string): Promise<string[]> {
  const response = await fetch(`${riffle.url}${path}`, { redirect: 'manual' })
  const policy = response.headers.get('content-security-policy') ?? ''
  return new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .filter(({ severity }) => SERIOUS.includes(severity))
    .map(({ directive, value, description }) => `${directive} ${value ?? ''}: ${description}`)
}

it.each(['/', '/login', '/docs', '/redoc', '/no-such-page', '/api/v1/me', '/icon.svg'])(
  'csp_evaluator finds nothing serious in the policy of %s',
  async (path) => {
    expect(await findFaults(path)).toEqual([])
  },
)

it('csp_evaluator finds a policy that lets any script run', () => {
  const { csp } = new CspParser("script-src 'unsafe-inline' *")
  const severities = new CspEvaluator(csp).evaluate().map(({ severity }) => severity)
  expect(severities).toContain(Severity.HIGH)
})
