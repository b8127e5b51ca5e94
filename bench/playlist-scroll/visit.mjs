const WHEEL_PIXELS = 1_600
const SETTLES_WITHIN_MS = 1_000

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const rows = (page) => page.getByRole('grid').locator('[data-index]')

/**
 * @param {Page} page
 * @param {number} index
 */
const rowAt = (page, index) => page.getByRole('grid').locator(`[data-index="${index}"]`)

/**
 * Signs in and opens the playlist.
 * @param {Page} page
 * @param {string} url
 * @param {{ email: string, password: string, playlistId: string }} account
 * @returns the milliseconds until the first row was visible
 */
export async function open(page, url, { email, password, playlistId }) {
  await page.goto(`${url}/login`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${url}/`)
  const startedAt = performance.now()
  await page.goto(`${url}/playlists/${playlistId}`)
  await rows(page).first().waitFor()
  return performance.now() - startedAt
}

/**
 * Waits until the list has loaded all of its `tracks` tracks.
 * @param {Page} page
 * @param {number} tracks
 * @returns the milliseconds it took
 */
export async function loadWhole(page, tracks) {
  const startedAt = performance.now()
  const grid = page.getByRole('grid')
  // The header is a row too.
  await grid.and(page.locator(`[aria-rowcount="${tracks + 1}"]`)).waitFor({ timeout: 120_000 })
  const ms = performance.now() - startedAt
  await page.waitForTimeout(SETTLES_WITHIN_MS)
  return ms
}

/**
 * Scrolls with the wheel until row `last` is in the document.
 * @param {Page} page
 * @param {number} last
 */
export async function scrollThrough(page, last) {
  await rows(page).nth(3).hover()
  while ((await rowAt(page, last).count()) === 0) await page.mouse.wheel(0, WHEEL_PIXELS)
}

/**
 * Moves the third row down `times` times.
 * @param {Page} page
 * @param {number} times
 * @returns the milliseconds until each move was visible
 */
export async function moveDown(page, times) {
  const durationsMs = []
  for (let index = 2; index < times + 2; index++) {
    const row = rowAt(page, index)
    const title = /Song \d+/.exec((await row.textContent()) ?? '')?.[0] ?? ''
    await row.focus()
    const startedAt = performance.now()
    await page.keyboard.press('Alt+ArrowDown')
    await rowAt(page, index + 1)
      .getByText(title, { exact: true })
      .waitFor()
    durationsMs.push(performance.now() - startedAt)
  }
  return durationsMs
}
