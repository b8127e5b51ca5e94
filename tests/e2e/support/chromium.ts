import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser to test in: CHROMIUM_PATH, the system's, or Playwright's own; or what is missing. */
export function findChromium(): { path: string } | { missing: string } {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted && !existsSync(wanted)) {
    return { missing: 'CHROMIUM_PATH names a file that does not exist.' }
  }
  const path = [wanted, ...places, chromium.executablePath()].find(
    (candidate) => candidate && existsSync(candidate),
  )
  return path ? { path } : { missing: 'Chromium was not found: apt-get install chromium' }
}

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Chromium's sandbox cannot work for root, which is who runs it in a container. */
export const launchArguments = process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet

/** E2E_TRACE=on stores a trace of each failed test, which makes a run a third slower. */
export const tracing = process.env.E2E_TRACE === 'on' ? 'retain-on-failure' : 'off'
