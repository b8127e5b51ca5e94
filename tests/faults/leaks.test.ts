import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '@/lib/contract/all'
import type { Contract } from '@/lib/contract/contract'
import { withApp } from '@/tests/support/app'
import { createLibraries, PASSWORD } from '@/tests/support/contract/library'
import { serverMount } from '@/tests/support/contract/mounts'
import { type SentResponse, send } from '@/tests/support/contract/send'
import type { OperationRequest } from '@/tests/support/contract/valid-request'
import { validRequests } from '@/tests/support/contract/valid-requests'
import { type CutConnection, forwardTo } from '@/tests/support/cut-connection'
import { logLines } from '@/tests/support/log-lines'
import { startPostgresServer } from '@/tests/support/postgres-server'
import { startRedisServer } from '@/tests/support/redis-server'

const ADMIN = 'boss@example.org'
const ADDRESS = '203.0.113.77'
const AGENT = 'canary-agent/1.0'
const CONCURRENCY = 24
const TEST_TIMEOUT_MS = 180_000

let postgres: CutConnection
let redis: CutConnection

withApp(async (onEnd) => {
  const servers = await Promise.all([startPostgresServer(), startRedisServer()])
  const [database, cache] = servers
  if (!database || !cache) throw new Error('PostgreSQL or Redis was not found on this machine.')
  postgres = await forwardTo(database.url)
  redis = await forwardTo(cache.url)
  onEnd(
    async () => postgres.cut(),
    async () => redis.cut(),
    database.stop,
    cache.stop,
  )
  return {
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    ADMIN_EMAILS: ADMIN,
    LOG_LEVEL: 'debug',
  }
})

type Prepared = { contract: Contract; request: OperationRequest; token: string | undefined }
type Outcome = { name: string; response: SentResponse }

const prepared: Prepared[] = []
/** Values that no log and no response to a failure may contain. */
let canaries: string[] = []

/** Statements, hashes and tokens of any user. */
const INTERNAL = [
  /\$2[aby]\$\d\d\$/,
  /\beyJ[\w-]+\.eyJ/,
  /\brfl_\w{8,}/,
  /(?:select|insert|update|delete) .*(?:from|into|set) /i,
  /relation "|ECONNREFUSED|ECONNRESET|node_modules/,
]
const IN_LOGS = INTERNAL.slice(0, 3)

async function prepare(): Promise<void> {
  const people = await createLibraries(ADMIN)
  for (const contract of contracts) {
    const caller = people.callerOf(contract)
    const row = validRequests[contract.operationId]
    if (!row) throw new Error(`No valid request of ${contract.operationId}.`)
    const request = await row.create(caller)
    prepared.push({
      contract,
      request,
      token: contract.access === 'public' ? undefined : caller.token,
    })
    canaries.push(caller.token, caller.email)
  }
  canaries = [...new Set([...canaries, PASSWORD, ADDRESS, AGENT, '@example.org', '@guest.invalid'])]
}

const endsSession = ({ contract }: Prepared) =>
  Boolean(validRequests[contract.operationId]?.endsSession)

/** Calls every operation, several at a time. Returns the responses and the lines of the log. */
async function callAll(): Promise<{ outcomes: Outcome[]; log: string }> {
  const outcomes: Outcome[] = []
  const [ending, others] = [
    prepared.filter(endsSession),
    prepared.filter((row) => !endsSession(row)),
  ]
  const log = await logLines(async () => {
    const waiting = others.values()
    const callWaiting = async () => {
      for (const row of waiting) outcomes.push(await callOne(row))
    }
    await Promise.all(Array.from({ length: CONCURRENCY }, callWaiting))
    for (const row of ending) outcomes.push(await callOne(row))
  })
  return { outcomes, log }
}

async function callOne({ contract, request, token }: Prepared): Promise<Outcome> {
  const headers = { 'x-forwarded-for': ADDRESS, 'user-agent': AGENT }
  const name = contract.operationId
  const response = await send(serverMount, contract, request, { token, headers })
  return { name, response }
}

const textOf = ({ response }: Outcome) =>
  [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n') + response.text

function assertNoCanary(text: string, patterns: RegExp[], name: string): void {
  for (const canary of canaries) expect(text, name).not.toContain(canary)
  for (const pattern of patterns) expect(text, name).not.toMatch(pattern)
}

function assertFailuresAreClean(outcomes: Outcome[], log: string): void {
  for (const outcome of outcomes) {
    if (outcome.response.status < 400) continue
    assertNoCanary(textOf(outcome), INTERNAL, outcome.name)
  }
  assertNoCanary(log, IN_LOGS, 'log')
}

async function execute(statement: string): Promise<void> {
  const { db } = await import('@/db')
  await db.describe().postgres.drizzle.execute(sql.raw(statement))
}

const failuresIn = (outcomes: Outcome[], status: number) =>
  outcomes.filter(({ response }) => response.status === status).length / outcomes.length

describe('every operation', () => {
  beforeAll(async () => {
    await serverMount.open()
    await prepare()
  }, TEST_TIMEOUT_MS)
  afterAll(() => serverMount.close())

  it(
    'reveals nothing in its response and its log lines if all statements fail',
    async () => {
      await execute('alter schema public rename to hidden')
      const { outcomes, log } = await callAll().finally(() =>
        execute('alter schema hidden rename to public'),
      )
      expect(failuresIn(outcomes, 500)).toBeGreaterThan(0.5)
      assertFailuresAreClean(outcomes, log)
    },
    TEST_TIMEOUT_MS,
  )

  it(
    'reveals nothing in its response and its log lines without a database',
    async () => {
      postgres.cut()
      const { outcomes, log } = await callAll().finally(() => postgres.restore())
      expect(failuresIn(outcomes, 503)).toBeGreaterThan(0.5)
      assertFailuresAreClean(outcomes, log)
    },
    TEST_TIMEOUT_MS,
  )

  it(
    'reveals no secret in its response and nothing in its log lines without Redis',
    async () => {
      redis.cut()
      const { outcomes, log } = await callAll().finally(() => redis.restore())
      expect(failuresIn(outcomes, 500)).toBe(0)
      for (const { name, response } of outcomes) {
        // Its examples contain a password.
        if (name === 'getOpenApi') continue
        expect(response.text, name).not.toContain(PASSWORD)
        expect(response.text, name).not.toMatch(INTERNAL[0] ?? /^/)
      }
      assertNoCanary(log, IN_LOGS, 'log')
    },
    TEST_TIMEOUT_MS,
  )
})
