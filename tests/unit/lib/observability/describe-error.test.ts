import { DrizzleQueryError } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { describeError } from '@/lib/observability/describe-error'

const CANARY = 'canary@example.org'

const coded = (message: string, properties: Record<string, unknown>) =>
  Object.assign(new Error(message), properties)

const jsonError = () => {
  try {
    return JSON.parse(`{"email": ${CANARY}`)
  } catch (error) {
    return error
  }
}

it.each<[string, unknown]>([
  ['a failed statement', new DrizzleQueryError('select $1', [CANARY], new Error('no'))],
  ['a value that is no number', coded(`invalid input: "${CANARY}"`, { code: '22P02' })],
  [
    'a violated constraint',
    coded('duplicate key', { code: '23505', detail: `Key (email)=(${CANARY})`, where: CANARY }),
  ],
  [
    'parameters of a driver',
    coded('no', { code: '42P01', params: [CANARY], parameters: [CANARY] }),
  ],
  ['JSON that cannot be read', jsonError()],
  ['a refused command', new Error(`ERR no, command was: ["get","${CANARY}"]`)],
  ['a message of several lines', new Error(`Failed query: select\nparams: x\n    at ${CANARY}`)],
  ['a text that was thrown', CANARY],
  ['an object that was thrown', { email: CANARY }],
  ['a cause', new Error('no', { cause: new DrizzleQueryError('select $1', [CANARY]) })],
  ['one of several errors', new AggregateError([coded(CANARY, { code: '22001' })], 'no')],
])('quotes no value of %s', (_, error) => {
  expect(JSON.stringify(describeError(error))).not.toContain('canary')
})

it('contains the data needed to find a bug', () => {
  const cause = coded('null value in column "email" of relation "users"', {
    code: '23502',
    table_name: 'users',
    column_name: 'email',
    severity: 'ERROR',
  })
  const error = new DrizzleQueryError('insert into "users" values ($1)', [null], cause)
  const described = describeError(error)
  expect(described).toMatchObject({ sql: error.query })
  expect(described.stack).toMatch(/^ +at .*describe-error\.test\.ts:\d+:\d+/)
  expect(described.cause).toMatchObject({
    message: cause.message,
    code: '23502',
    table: 'users',
    column: 'email',
  })
  expect(describeError(new TypeError('x is not a function'))).toMatchObject({
    type: 'TypeError',
    message: 'x is not a function',
  })
})

it('limits statements, messages and causes', () => {
  let error: Error = new DrizzleQueryError('x'.repeat(1_000_000), [])
  for (let depth = 0; depth < 100; depth++) error = new Error('y'.repeat(10_000), { cause: error })
  Object.assign(error, {
    errors: Array(1_000).fill(new Error('one')),
    query: 'x'.repeat(1_000_000),
  })
  expect(JSON.stringify(describeError(error)).length).toBeLessThan(60_000)
})
