import { DrizzleQueryError } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { describeStartFailure } from '@/lib/services/operations/start-failure'

it('contains the message of the database, without the parameters of the query', () => {
  const refused = Object.assign(new Error('permission denied for table users'), { code: '42501' })
  const error = new DrizzleQueryError('select $1', ['canary@example.org'], refused)
  expect(describeStartFailure(error)).toBe(
    'Riffle could not start: permission denied for table users',
  )
})

it('contains the code of an error whose message could quote a value', () => {
  const refused = Object.assign(new Error('invalid input: "canary"'), { code: '22P02' })
  const error = new DrizzleQueryError('select $1', ['canary@example.org'], refused)
  expect(describeStartFailure(error)).toBe('Riffle could not start: error 22P02')
})
