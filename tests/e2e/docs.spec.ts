import { expect, test } from './support/test'

test('executes an operation of the API with the session of the page', async ({ home }) => {
  await home.goto('/docs')
  await home.locator('#operations-tag-Playlists').click()
  const call = home.locator('#operations-Playlists-createPlaylist')
  await call.locator('.opblock-summary-control').click()
  await call.getByRole('button', { name: 'Execute' }).click()
  await expect(
    call.locator('.live-responses-table tbody .response-col_status').first(),
  ).toContainText('201')
  await expect(call.locator('.live-responses-table')).toContainText('"trackCount": 0')
})

test('shows the whole API on one page, with a search', async ({ page, baseURL }) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== baseURL) foreign.push(request.url())
  })
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) foreign.push(message.text())
  })
  await page.goto('/redoc')
  // Redoc lays out all operations before it shows any.
  await expect(page.getByRole('heading', { name: 'Create a playlist' })).toBeVisible({
    timeout: 60_000,
  })
  await page.getByRole('searchbox').or(page.getByPlaceholder('Search...')).first().fill('shuffle')
  await expect(page.getByRole('menuitem', { name: /shuffle/i }).first()).toBeVisible()
  expect(foreign).toEqual([])
})

test('explains each problem on its own page', async ({ page }) => {
  await page.goto('/docs/problems')
  await page.getByRole('link', { name: 'not_found', exact: false }).first().click()
  await expect(page.getByText('What to do')).toBeVisible()
})
