import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const printFreePort = `
  const server = require('node:net').createServer().listen(0, '127.0.0.1', () => {
    process.stdout.write(String(server.address().port))
    server.close()
  })`

// Each worker reads the configuration and inherits the values of the first process. The configuration
// is read synchronously, so a child process has to find the port.
process.env.E2E_PORT ??= execFileSync(process.execPath, ['-e', printFreePort], { encoding: 'utf8' })
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'riffle-e2e-'))

export const baseURL = `http://localhost:${process.env.E2E_PORT}`

/** The settings of the server: an empty data folder, and none of the developer's settings. */
export const serverEnvironment: Record<string, string> = {
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  PORT: process.env.E2E_PORT,
  HOSTNAME: '127.0.0.1',
  APP_URL: baseURL,
  DATA_DIR: process.env.E2E_DATA_DIR,
  RATE_LIMITS: 'off',
  LOG_LEVEL: 'warn',
  YOUTUBE_API_KEY: '',
  // A closed port: tests do not use the network.
  YOUTUBE_OEMBED_URL: 'http://127.0.0.1:9/oembed',
  DATABASE_URL: '',
  REDIS_URL: '',
  UPSTASH_REDIS_REST_URL: '',
  UPSTASH_REDIS_REST_TOKEN: '',
}
