import { afterAll, beforeAll, expect, it } from 'vitest'
import { captureErrors } from '@/lib/observability/capture-errors'
import { logLines } from '@/tests/support/log-lines'

const { error, warn } = console
const listeners = process.listeners('uncaughtException')

beforeAll(() => {
  captureErrors()
})

afterAll(() => {
  Object.assign(console, { error, warn })
  for (const listener of process.listeners('uncaughtException')) {
    if (!listeners.includes(listener)) process.off('uncaughtException', listener)
  }
})

const createError = () =>
  Object.assign(new Error('Failed query: select $1\nparams: canary'), { code: 'X' })

it('logs errors that Next prints as one line, without parameters of statements', async () => {
  const thrown = createError()
  const lines = await logLines(async () => {
    console.error('\u001b[31m\u001b[1m⨯\u001b[22m\u001b[39m', thrown)
    console.error(thrown)
    console.warn(`⚠ gave up: ${createError()}`)
  })
  const [first, second, ...rest] = lines.trim().split('\n')
  expect(JSON.parse(first ?? '')).toMatchObject({ level: 50, err: { code: 'X' } })
  expect(JSON.parse(second ?? '')).toMatchObject({ level: 40, msg: 'gave up: Error:' })
  expect(rest).toEqual([])
  expect(lines).not.toContain('canary')
})

it('logs an unhandled rejection', async () => {
  const lines = await logLines(async () => {
    process.emit('unhandledRejection', createError(), Promise.resolve())
  })
  expect(JSON.parse(lines)).toMatchObject({ msg: 'unhandled rejection', err: { code: 'X' } })
  expect(lines).not.toContain('canary')
})
