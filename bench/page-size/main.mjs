import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { findChromium, launchArguments } from '../../tests/e2e/support/chromium.ts'
import { seed } from '../playlist-scroll/seed.mjs'
import { startServer } from '../playlist-scroll/server.mjs'
import { open } from '../playlist-scroll/visit.mjs'

// npm run budgets: the scripts of a page until the network is idle, prefetched ones included, after
// gzip, each page in a browser without a cache. Fails if a page exceeds its ceiling, its size when it
// was last measured and a small margin. Lower a ceiling when a page becomes smaller, until it is at the
// target. Needs a build and Chromium.
const TARGET_KB = { signedOut: 175, signedIn: 220 }
const TRACKS = 200
const KB = 1_024

const found = findChromium()
if ('missing' in found) throw new Error(found.missing)
const server = await startServer()
const browser = await chromium.launch({ executablePath: found.path, args: launchArguments })
try {
  const account = await seed(server.url, TRACKS)
  const signedOut = await browser.newContext()
  const signedIn = await browser.newContext()
  await open(await signedIn.newPage(), server.url, account)
  const ceilings = {
    signedOut: { '/': 230, '/login': 167, '/register': 202, '/lab': 206 },
    signedIn: {
      ...{ '/': 335, '/songs': 380, '/import': 365, '/settings': 360 },
      [`/playlists/${account.playlistId}`]: 372,
    },
  }
  for (const [path, ceilingKb] of Object.entries(ceilings.signedOut)) {
    report(path, await scriptKb(signedOut, path), { ceilingKb, targetKb: TARGET_KB.signedOut })
  }
  for (const [path, ceilingKb] of Object.entries(ceilings.signedIn)) {
    const name = path.replace(account.playlistId, '[playlistId]')
    report(name, await scriptKb(signedIn, path), { ceilingKb, targetKb: TARGET_KB.signedIn })
  }
} finally {
  await browser.close()
  await server.stop()
}

/**
 * The kilobytes of all scripts that a page loads.
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} path
 */
async function scriptKb(context, path) {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  /** @type {Promise<number>[]} */
  const sizes = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    sizes.push(response.body().then((body) => gzipSync(body).byteLength))
  })
  await page.goto(server.url + path, { waitUntil: 'networkidle' })
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  await page.close()
  return bytes / KB
}

/**
 * @param {string} path
 * @param {number} size in kilobytes
 * @param {{ ceilingKb: number, targetKb: number }} limits
 */
function report(path, size, { ceilingKb, targetKb }) {
  const isOver = size > ceilingKb
  if (isOver) process.exitCode = 1
  const figures = `${size.toFixed(1).padStart(6)} KB, ceiling ${ceilingKb}, target ${targetKb}`
  process.stdout.write(`${isOver ? 'OVER' : 'ok  '}  ${path.padEnd(26)} ${figures}\n`)
}
