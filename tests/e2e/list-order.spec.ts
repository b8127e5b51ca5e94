import type { Page } from '@playwright/test'
import { enterDemo, openList } from './support/demo'
import { PlayerBar } from './support/player'
import { expectSound, recordPlayedElement, seekTo } from './support/sound'
import { expect, test } from './support/test'

const LIST = 'A bit of everything'
const ALMOST_OVER_SECONDS = -0.4

test.beforeEach(({ context }) => recordPlayedElement(context))

/** Opens the album of the first song of a playlist. Resolves to the titles of the album. */
async function openAlbum(page: Page): Promise<string[]> {
  await enterDemo(page)
  await openList(page, LIST)
  await page.getByRole('grid').locator('a[href^="/albums/"]').first().click()
  await page.waitForURL('**/albums/*')
  const rows = page.getByRole('grid').locator('tr[data-index]')
  await expect(rows.first()).toBeVisible()
  return rows.locator('td:nth-child(2) > span:first-child').allTextContents()
}

test('an album plays in its order and begins again, by keyboard alone', async ({ page }) => {
  const titles = await openAlbum(page)
  const player = new PlayerBar(page)
  const play = page
    .getByRole('main')
    .getByRole('button', { name: /^Play / })
    .first()
  await play.focus()
  await page.keyboard.press('Enter')
  await expectSound(page)
  await expect(player.title).toHaveText(titles[0] ?? '')

  await page.keyboard.press('r')
  await expect(player.button('Repeat: all')).toHaveAttribute('aria-pressed', 'true')
  for (const title of titles.slice(1)) {
    await page.keyboard.press('j')
    await expect(player.title).toHaveText(title)
  }
  await expectSound(page)
  await seekTo(page, ALMOST_OVER_SECONDS)
  await expect(player.title, 'after the last song').toHaveText(titles[0] ?? '')

  await page.reload()
  await expect(player.title).toHaveText(titles[0] ?? '')
  await expect(player.button('Repeat: all')).toBeVisible()
})

test('a song that is chosen on an unshuffled list fills Up next at once', async ({ page }) => {
  const titles = await openAlbum(page)
  test.skip(titles.length < 2, 'The album has one song.')
  await page
    .getByRole('grid')
    .getByText(titles[0] ?? '', { exact: true })
    .dblclick()
  const player = new PlayerBar(page)
  await expect(player.title).toHaveText(titles[0] ?? '')
  await player.button('Up next').click()
  const sheet = page.getByRole('complementary', { name: 'Up next' })
  await expect(sheet.getByText(titles[1] ?? '', { exact: true })).toBeVisible()
  await expect(sheet.getByText('Playback ends with the list. Repeat is off.')).toBeVisible()
})

test('a missing album has the page of missing pages', async ({ page }) => {
  await enterDemo(page)
  await openList(page, LIST)
  await page.goto('/albums/0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70')
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
})
