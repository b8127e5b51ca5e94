import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { findBinary } from '@/tests/support/find-binary'
import { freePort } from '@/tests/support/free-port'
import { until } from '@/tests/support/until'
import { createCertificate } from './certificate'

const HOST = 'localhost'
/** Less than the time before its end at which certbot renews, so that each run issues a new one. */
const VALIDITY_SECONDS = 3_600

export type Acme = { directory: string; caFile: string; stop: () => void }

/** The programs of the test that are not installed. */
export const missingAcmePrograms = () =>
  ['pebble', 'pebble-challtestsrv', 'certbot'].filter((name) => !findBinary(name))

/** Starts Let's Encrypt's test authority, for which every name has the address of this machine. */
export async function startAcme(folder: string, httpPort: number): Promise<Acme> {
  mkdirSync(folder)
  const ca = createCertificate(folder, HOST)
  const [listen, management, dns, api, tlsPort] = await Promise.all([...Array(5)].map(freePort))
  const config = {
    pebble: {
      listenAddress: `127.0.0.1:${listen}`,
      managementListenAddress: `127.0.0.1:${management}`,
      certificate: join(folder, 'server.pem'),
      privateKey: join(folder, 'server.key'),
      httpPort,
      tlsPort,
      ocspResponderURL: '',
      externalAccountBindingRequired: false,
      certificateValidityPeriod: VALIDITY_SECONDS,
    },
  }
  writeFileSync(join(folder, 'pebble.json'), JSON.stringify(config))
  const names = start('pebble-challtestsrv', [
    ...['-dns01', `127.0.0.1:${dns}`, '-management', `127.0.0.1:${api}`],
    ...['-http01', '', '-https01', '', '-tlsalpn01', '', '-defaultIPv6', ''],
  ])
  const server = start('pebble', [
    '-config',
    join(folder, 'pebble.json'),
    '-dnsserver',
    `127.0.0.1:${dns}`,
  ])
  const directory = `https://${HOST}:${listen}/dir`
  await until(() => responds(directory, ca))
  return {
    directory,
    caFile: join(folder, 'ca.pem'),
    stop: () => {
      for (const child of [names, server]) child.kill('SIGKILL')
    },
  }
}

const start = (program: string, args: string[]): ChildProcess =>
  spawn(program, args, {
    stdio: 'ignore',
    env: { ...process.env, PEBBLE_VA_NOSLEEP: '1', PEBBLE_WFE_NONCEREJECT: '0' },
  })

const responds = (url: string, ca: Buffer) =>
  new Promise<boolean>((resolve) => {
    const sent = request(url, { ca, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    sent.once('error', () => resolve(false))
    sent.end()
  })
