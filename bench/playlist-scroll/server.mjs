import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../../dist/server.js', import.meta.url))
const START_TIMEOUT_MS = 60_000
const EMBEDDED_STORES = { DATABASE_URL: '', REDIS_URL: '', UPSTASH_REDIS_REST_URL: '' }

/**
 * Starts the production server with its own data folder, which `stop` deletes.
 * @throws Error if there is no build, or the server is not ready within a minute
 */
export async function startServer() {
  if (!existsSync(entry)) throw new Error('No build was found: npm run build')
  const port = await freePort()
  const url = `http://localhost:${port}`
  const folder = mkdtempSync(join(tmpdir(), 'riffle-scroll-'))
  const server = spawn(process.execPath, [entry], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...EMBEDDED_STORES,
      NODE_ENV: 'production',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      APP_URL: url,
      DATA_DIR: folder,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
    },
  })
  const ended = once(server, 'exit')
  async function stop() {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilReady(`${url}/api/health/ready`)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (!address || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}

/** @param {string} url */
async function untilReady(url) {
  const end = Date.now() + START_TIMEOUT_MS
  while (Date.now() < end) {
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('The server did not get ready within a minute.')
}
