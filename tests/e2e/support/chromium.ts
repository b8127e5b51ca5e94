import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const BROWSER_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Finds the browser for tests: CHROMIUM_PATH, the system's or Playwright's. `missing` is an error message. */
export function findChromium(): { path: string } | { missing: string } {
  const configured = process.env.CHROMIUM_PATH
  if (configured && !existsSync(configured)) {
    return { missing: 'CHROMIUM_PATH names a file that does not exist.' }
  }
  const path = [configured, ...BROWSER_PATHS, chromium.executablePath()].find(
    (candidate) => candidate && existsSync(candidate),
  )
  return path ? { path } : { missing: 'Chromium was not found: apt-get install chromium' }
}

const BASE_ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Root, the user in a container, cannot use the sandbox of Chromium. */
export const launchArguments =
  process.getuid?.() === 0 ? ['--no-sandbox', ...BASE_ARGUMENTS] : BASE_ARGUMENTS

/** E2E_TRACE=on stores a trace of each failed test, which makes a run a third slower. */
export const tracing = process.env.E2E_TRACE === 'on' ? 'retain-on-failure' : 'off'
