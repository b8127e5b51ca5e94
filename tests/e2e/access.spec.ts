import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { heavyList } from './support/exportify'
import { expect, test } from './support/test'

const THEMES = ['dark', 'light'] as const
type Theme = (typeof THEMES)[number]

async function expectNoViolations(page: Page, path: string, theme: Theme) {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await page.goto(path)
  await page.getByRole('heading').first().waitFor()
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  )
  expect(found, `${path} in the ${theme} theme`).toEqual([])
}

for (const theme of THEMES) {
  test(`axe finds no violation on public pages, ${theme}`, async ({ page }) => {
    for (const path of [
      '/',
      '/login',
      '/register',
      '/no-such-page',
      '/docs/reference',
      '/docs/problems',
    ]) {
      await expectNoViolations(page, path, theme)
    }
  })

  test(`axe finds no violation on the pages of a user, ${theme}`, async ({ home, listener }) => {
    test.setTimeout(120_000)
    for (const path of ['/', '/playlists', '/import', '/liked']) {
      await expectNoViolations(home, path, theme)
    }
    await listener.importRows(heavyList({ tracks: 20, artists: 5 }))
    const list = `/playlists/${listener.playlistId}`
    await listener.call('PUT', `/me/liked/${listener.tracks[0]?.song.id}`)
    await listener.next(0)
    for (const path of ['/', '/songs', '/playlists', list, '/liked', '/import', '/settings']) {
      await expectNoViolations(home, path, theme)
    }
  })
}
