import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const FILE = 'deploy/compose.yaml'

const Service = z.object({
  image: z.string(),
  security_opt: z.array(z.string()),
  cap_drop: z.array(z.string()),
  logging: z.object({ options: z.object({ 'max-size': z.string(), 'max-file': z.string() }) }),
  volumes: z.array(z.string()).default([]),
  networks: z.array(z.string()).default([]),
  ports: z.array(z.string()).optional(),
  read_only: z.boolean().default(false),
  restart: z.string(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
})
const Compose = z.object({
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
})
const { services, networks } = Compose.parse(parse(readFileSync(FILE, 'utf8'), { merge: true }))

it.each([FILE, 'deploy/compose.pitr.yaml'])('%s is linted without findings', (file) => {
  const dclint = resolve('node_modules/dclint/bin/dclint.cjs')
  const args = ['--config', 'deploy/.dclintrc.yaml', '--max-warnings', '0', file]
  execFileSync(process.execPath, [dclint, ...args], { stdio: 'pipe' })
})

it('restricts every service, caps its log and pins its version', () => {
  expect(Object.keys(services).sort()).toEqual(
    ['acme', 'app', 'backup', 'migrate', 'nginx', 'postgres', 'redis', 'worker'].sort(),
  )
  for (const [name, service] of Object.entries(services)) {
    expect(service.cap_drop, name).toEqual(['ALL'])
    expect(service.security_opt, name).toContain('no-new-privileges:true')
    expect(service.logging.options['max-size'], name).toBe('20m')
    expect(service.image, name).toMatch(/^riffle:local$|:v?\d+\.\d+\.\d+|:17\.\d+-/)
  }
})

it('opens ports of nginx only, and keeps the databases off the internet', () => {
  const open = Object.entries(services).filter(([, { ports }]) => ports)
  expect(open.map(([name]) => name)).toEqual(['nginx'])
  expect(services.postgres?.networks).toEqual(['data'])
  expect(services.redis?.networks).toEqual(['data'])
  expect(networks.data?.internal).toBe(true)
  for (const name of ['app', 'migrate', 'worker', 'backup', 'nginx', 'redis']) {
    expect(services[name]?.read_only, name).toBe(true)
  }
})

it('migrates once, before the app and the worker start', () => {
  const { migrate, app, worker } = services
  expect(migrate?.restart).toBe('no')
  expect(Object.keys(migrate?.depends_on ?? {})).toEqual(['postgres', 'redis'])
  expect(app?.depends_on.migrate?.condition).toBe('service_completed_successfully')
  expect(worker?.depends_on.app?.condition).toBe('service_healthy')
})

it('mounts only files that exist', () => {
  const files = Object.values(services).flatMap(({ volumes }) =>
    volumes.map((v) => v.split(':')[0]),
  )
  const own = files.filter((file) => file?.startsWith('./'))
  expect(own.length).toBeGreaterThan(4)
  for (const file of own) expect(existsSync(resolve('deploy', file ?? '')), file).toBe(true)
})

it('gives every variable of the nginx template a value', () => {
  const template = readFileSync('deploy/nginx/templates/riffle.conf.template', 'utf8')
  const text = readFileSync(FILE, 'utf8')
  const installer = readFileSync('deploy/install-debian.sh', 'utf8')
  for (const [, name] of template.matchAll(/\$\{(RIFFLE_\w+)\}/g)) {
    expect(text, name).toContain(`      ${name}: `)
    expect(installer, name).toContain(` ${name}=`)
  }
})
