import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { findChromium, launchArguments } from '../../tests/e2e/support/chromium.ts'
import { framesWhile, quantiles } from './frames.mjs'
import { seed } from './seed.mjs'
import { startServer } from './server.mjs'
import { loadWhole, moveDown, open, scrollThrough } from './visit.mjs'

// node bench/playlist-scroll/main.mjs [--tracks 10000]: how smooth a long playlist is, after a build.
const { values } = parseArgs({ options: { tracks: { type: 'string', default: '10000' } } })
const tracks = Number(values.tracks)
const MOVES = 20

const found = findChromium()
if ('missing' in found) throw new Error(found.missing)
const server = await startServer()
const browser = await chromium.launch({ executablePath: found.path, args: launchArguments })
try {
  const account = await seed(server.url, tracks)
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const firstRowMs = await open(page, server.url, account)
  let wholeMs = 0
  const loading = await framesWhile(page, async () => {
    wholeMs = await loadWhole(page, tracks)
  })
  const scrolling = await framesWhile(page, () => scrollThrough(page, tracks - 1))
  await page.reload()
  await loadWhole(page, tracks)
  /** @type {number[]} */
  let moves = []
  const moving = await framesWhile(page, async () => {
    moves = await moveDown(page, MOVES)
  })
  const rows = await page.getByRole('grid').locator('[data-index]').count()

  const whole = (/** @type {number} */ ms) => Math.round(ms)
  process.stdout.write(
    `${tracks} tracks: imported in ${whole(account.importMs)} ms, ` +
      `first row after ${whole(firstRowMs)} ms, all after ${whole(wholeMs)} ms more, ` +
      `${rows} rows in the document\n\n`,
  )
  process.stdout.write(table({ loading, scrolling, moving }))
  const { median, p95, max } = quantiles(moves)
  process.stdout.write(
    `\nOne move by keyboard until it is seen: median ${whole(median)} ms, ` +
      `95 of 100 within ${whole(p95)} ms, longest ${whole(max)} ms\n`,
  )
} finally {
  await browser.close()
  await server.stop()
}

/** @param {Record<string, Awaited<ReturnType<typeof framesWhile>>>} measured */
function table(measured) {
  const head = '| while | frames | median ms | p95 ms | longest ms | over 50 ms |\n'
  const rule = '| --- | ---: | ---: | ---: | ---: | ---: |\n'
  const lines = Object.entries(measured).map(
    ([name, { count, median, p95, max, long }]) =>
      `| ${name} | ${count} | ${median.toFixed(1)} | ${p95.toFixed(1)} | ${max.toFixed(1)} | ${long} |\n`,
  )
  return head + rule + lines.join('')
}
