import { defineConfig } from '@playwright/test'
import { findChromium, launchArguments, tracing } from './tests/e2e/support/chromium'
import { baseURL, serverEnvironment } from './tests/e2e/support/server'

const chromium = findChromium()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL,
    actionTimeout: 20_000,
    trace: tracing,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: 'path' in chromium ? chromium.path : undefined,
      args: launchArguments,
    },
  },
  webServer: {
    command: `"${process.execPath}" dist/server.js`,
    url: `${baseURL}/api/health/ready`,
    env: serverEnvironment,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
})
