import { execFile, execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { connect, type DetailedPeerCertificate } from 'node:tls'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { emptyFolder } from '@/tests/faults/support/riffle'
import { findBinary } from '@/tests/support/find-binary'
import { freePort } from '@/tests/support/free-port'
import { until } from '@/tests/support/until'
import { missingAcmePrograms, startAcme } from './support/acme'
import { startNginx } from './support/nginx'

const SCRIPT = resolve('deploy/scripts/renew-certificates.sh')
const DOMAIN = 'riffle.test'
const cleanups: (() => unknown)[] = []
afterAll(async () => {
  for (const clean of cleanups.reverse()) await clean()
})

const missing = [...missingAcmePrograms(), ...(findBinary('nginx') ? [] : ['nginx'])]

it.skipIf(missing.length > 0)(
  'issues and renews the certificate without a failed request (needs pebble and certbot)',
  async () => {
    const folder = emptyFolder()
    execFileSync('chmod', ['755', folder])
    const [http, https] = [await freePort(), await freePort()]
    const acme = await startAcme(join(folder, 'acme'), http)
    cleanups.push(acme.stop)
    const certificates = join(folder, 'certificates')
    const app = createServer((_, response) => response.end('served'))
    await new Promise<void>((done) => app.listen(0, '127.0.0.1', done))
    cleanups.push(() => app.close())
    const { port } = app.address() as AddressInfo
    const renew = (mode: 'self-signed' | 'once', challenges: string) =>
      promisify(execFile)('sh', [SCRIPT, mode], {
        env: {
          ...process.env,
          RIFFLE_DOMAIN: DOMAIN,
          RIFFLE_ACME_EMAIL: 'ada@example.org',
          RIFFLE_ACME_SERVER: acme.directory,
          RIFFLE_CERTIFICATES: certificates,
          RIFFLE_CHALLENGES: challenges,
          TMPDIR: folder,
          REQUESTS_CA_BUNDLE: acme.caFile,
        },
      })
    await renew('self-signed', folder)
    const published = join(certificates, 'riffle')
    const nginx = await startNginx({ http, https, apps: [port], certificates: published })
    cleanups.push(nginx.stop)
    const challenges = join(nginx.folder, 'acme')
    const issuerOf = async () => (await peerCertificate(https)).issuer.CN
    const serialOf = async () => (await peerCertificate(https)).serialNumber
    expect(await issuerOf()).toBe(DOMAIN)

    const requests = sendUntilStopped(https)
    await renew('once', challenges)
    nginx.reload()
    await until(async () => /Pebble/.test(await issuerOf()))
    const first = await serialOf()
    await renew('once', challenges)
    nginx.reload()
    await until(async () => (await serialOf()) !== first)
    const { served, failed } = await requests.stop()
    expect(failed).toEqual([])
    expect(served).toBeGreaterThan(20)
  },
)

const peerCertificate = (port: number) =>
  new Promise<DetailedPeerCertificate>((done, fail) => {
    const options = { host: '127.0.0.1', port, servername: DOMAIN, rejectUnauthorized: false }
    const socket = connect(options, () => {
      done(socket.getPeerCertificate(true))
      socket.destroy()
    })
    socket.once('error', fail)
  })

/** Sends one request after another, each on a new connection. */
function sendUntilStopped(port: number) {
  let isStopped = false
  const counts = { served: 0, failed: [] as string[] }
  const send = () =>
    new Promise<void>((done) => {
      const options = { host: '127.0.0.1', port, servername: DOMAIN, headers: { host: DOMAIN } }
      const sent = request({ ...options, rejectUnauthorized: false, agent: false }, (response) => {
        if (response.statusCode === 200) counts.served++
        else counts.failed.push(`status ${response.statusCode}`)
        response.resume().once('close', done)
      })
      sent.once('error', (error) => {
        counts.failed.push(error.message)
        done()
      })
      sent.end()
    })
  const finished = (async () => {
    while (!isStopped) await send()
  })()
  return {
    stop: async () => {
      isStopped = true
      await finished
      return counts
    },
  }
}
