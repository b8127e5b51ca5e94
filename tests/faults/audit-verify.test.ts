import { expect, it } from 'vitest'
import { freePort } from '@/tests/support/free-port'
import { emptyFolder, startRiffle, startScript } from './support/riffle'

it('audit:verify reports a log without seals, an unknown hash, and a folder in use in one line', async () => {
  const DATA_DIR = emptyFolder()
  const verify = (...args: string[]) => startScript('audit-verify', args, { DATA_DIR }).ended
  expect(await verify()).toMatchObject({ status: 0, stdout: 'The audit log has no seals yet.\n' })
  expect(await verify('abc')).toMatchObject({
    status: 1,
    stdout: 'The audit log was altered: no seal has the hash abc.\n',
  })
  const riffle = await startRiffle(await freePort(), { DATA_DIR })
  const { status, stderr } = await verify()
  await riffle.end('SIGTERM')
  expect(status).toBe(1)
  expect(stderr).toMatch(/^The audit log was not checked\. The data folder .* is in use .*\.\n$/)
})
