import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findBinary } from '@/tests/support/find-binary'
import { until } from '@/tests/support/until'
import { createCertificate } from './certificate'

const DOMAIN = 'riffle.test'
const TEMPLATE = resolve('deploy/nginx/templates/riffle.conf.template')

export type Nginx = {
  folder: string
  ca: Buffer
  logs: () => string
  reopen: () => void
  reload: () => void
  stop: () => Promise<void>
}
type Options = {
  http: number
  https: number
  apps: number[]
  /** A folder with `fullchain.pem` and `privkey.pem`, in place of those of a private authority. */
  certificates?: string
}

/** Starts nginx with the files of deploy/nginx and a certificate of a private authority. */
export async function startNginx({ http, https, apps, certificates }: Options): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-nginx-'))
  // Its workers are another user.
  chmodSync(folder, 0o755)
  for (const name of ['logs', 'cache', 'acme', 'tls']) mkdirSync(join(folder, name))
  chmodSync(join(folder, 'cache'), 0o777)
  const ca = createCertificate(join(folder, 'tls'), DOMAIN)
  cpSync(resolve('deploy/nginx/riffle'), join(folder, 'riffle'), { recursive: true })
  const variables = {
    RIFFLE_DOMAIN: DOMAIN,
    RIFFLE_SERVERS: apps
      .map((port) => `server 127.0.0.1:${port} max_fails=1 fail_timeout=1s;`)
      .join(' '),
    RIFFLE_RESOLVER: '',
    RIFFLE_CACHE_DIR: join(folder, 'cache'),
    RIFFLE_HTTP_PORT: `127.0.0.1:${http}`,
    RIFFLE_HTTPS_PORT: `127.0.0.1:${https}`,
    RIFFLE_ACME_DIR: join(folder, 'acme'),
    RIFFLE_ACCESS_LOG: join(folder, 'logs/access.log'),
    RIFFLE_ERROR_LOG: join(folder, 'logs/error.log'),
    RIFFLE_TLS_CERTIFICATE: certificates
      ? join(certificates, 'fullchain.pem')
      : join(folder, 'tls/server.pem'),
    RIFFLE_TLS_KEY: certificates
      ? join(certificates, 'privkey.pem')
      : join(folder, 'tls/server.key'),
    RIFFLE_HSTS: 'max-age=63072000',
    RIFFLE_UPLOAD_MAX: '301m',
  }
  writeFileSync(join(folder, 'riffle.conf'), render(readFileSync(TEMPLATE, 'utf8'), variables))
  writeFileSync(join(folder, 'nginx.conf'), mainFile(folder))
  return run(folder, ca, http)
}

/** Replaces `${NAME}` as envsubst does. @throws Error for a name without a value */
function render(template: string, variables: Record<string, string>): string {
  return template.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = variables[name]
    if (value === undefined) throw new Error(`${name} has no value.`)
    return value
  })
}

const mainFile = (folder: string) => `
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/logs/main.log warn;
events { worker_connections 512; }
http {
  include /etc/nginx/mime.types;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  include ${folder}/riffle.conf;
}
`

async function run(folder: string, ca: Buffer, port: number): Promise<Nginx> {
  const nginx = findBinary('nginx')
  if (!nginx) throw new Error('nginx was not found: apt-get install nginx')
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf')]
  execFileSync(nginx, [...args, '-t'], { stdio: 'pipe' })
  const child = spawn(nginx, [...args, '-g', 'daemon off;'], { stdio: 'inherit' })
  await until(() => accepts(port))
  const read = (name: string) => readFileSync(join(folder, 'logs', name), 'utf8')
  return {
    folder,
    ca,
    logs: () => ['access.log', 'error.log', 'main.log'].map(read).join('\n'),
    reopen: () => child.kill('SIGUSR1'),
    reload: () => child.kill('SIGHUP'),
    stop: async () => {
      await end(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

const accepts = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
