import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { emptyFolder } from '@/tests/faults/support/riffle'
import { stubPrograms } from './support/stubs'

const SCRIPT = resolve('deploy/scripts/renew-certificates.sh')
const NAMES = ['fullchain.pem', 'privkey.pem'] as const

/** Writes a certificate that is published, and a certbot that has issued another one. */
function withIssued() {
  const certificates = emptyFolder()
  const published = join(certificates, 'riffle')
  for (const [folder, text] of [
    ['riffle', 'working'],
    ['live/riffle', 'issued'],
  ] as const) {
    mkdirSync(join(certificates, folder), { recursive: true })
    for (const name of NAMES) writeFileSync(join(certificates, folder, name), text)
  }
  const env = {
    ...stubPrograms(join(certificates, 'bin'), { certbot: 'exit 0' }),
    RIFFLE_DOMAIN: 'riffle.test',
    RIFFLE_ACME_EMAIL: 'ada@example.org',
    RIFFLE_ACME_SERVER: 'https://acme.test',
    RIFFLE_CERTIFICATES: certificates,
    TMPDIR: certificates,
  }
  return {
    published,
    renew: () => spawnSync('sh', [SCRIPT, 'once'], { env }).status,
    read: () => NAMES.map((name) => readFileSync(join(published, name), 'utf8')),
  }
}

it('publishes an issued certificate with its key', () => {
  const { renew, read } = withIssued()
  expect(renew()).toBe(0)
  expect(read()).toEqual(['issued', 'issued'])
})

it.each(NAMES)('keeps the working certificate if the copy of %s fails', (name) => {
  const { published, renew, read } = withIssued()
  // Writing to it fails as on a full disk.
  symlinkSync('/dev/full', join(published, `${name}.new`))
  expect(renew()).toBe(1)
  expect(read()).toEqual(['working', 'working'])
})
