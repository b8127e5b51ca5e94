import type { Page } from '@playwright/test'
import { enterDemo, openList } from './support/demo'
import { PlayerBar } from './support/player'
import { expectSound, recordPlayedElement, seekTo } from './support/sound'
import { expect, test } from './support/test'

const LIST = 'A bit of everything'
const ALBUM = 'Rooms with Rain'
const [FIRST, ...OTHERS] = ['Kettle Song', 'Wet Pavement', 'Third Floor, Back'] as const
const ALMOST_OVER_SECONDS = -0.4

test.beforeEach(({ context }) => recordPlayedElement(context))

/** Opens an album of the demo from a playlist. */
async function openAlbum(page: Page): Promise<void> {
  await enterDemo(page)
  await openList(page, LIST)
  await page.getByRole('grid').getByRole('link', { name: ALBUM, exact: true }).first().click()
  await page.waitForURL('**/albums/*')
  const rows = page.getByRole('grid').locator('tr[data-index]')
  const titles = rows.locator('td:nth-child(2) > span:first-child')
  await expect(titles).toHaveText([FIRST, ...OTHERS])
}

test('an album plays in its order and begins again, by keyboard alone', async ({ page }) => {
  await openAlbum(page)
  const player = new PlayerBar(page)
  const play = page
    .getByRole('main')
    .getByRole('button', { name: /^Play / })
    .first()
  await play.focus()
  await page.keyboard.press('Enter')
  await expectSound(page)
  await expect(player.title).toHaveText(FIRST)

  await page.keyboard.press('r')
  await expect(player.button('Repeat: all')).toHaveAttribute('aria-pressed', 'true')
  for (const title of OTHERS) {
    await page.keyboard.press('j')
    await expect(player.title).toHaveText(title)
  }
  await expectSound(page)
  await seekTo(page, ALMOST_OVER_SECONDS)
  await expect(player.title, 'after the last song').toHaveText(FIRST)

  await page.reload()
  await expect(player.title).toHaveText(FIRST)
  await expect(player.button('Repeat: all')).toBeVisible()
})

test('a song that is chosen on an unshuffled list fills Up next at once', async ({ page }) => {
  await openAlbum(page)
  await page.getByRole('grid').getByText(FIRST, { exact: true }).dblclick()
  const player = new PlayerBar(page)
  await expect(player.title).toHaveText(FIRST)
  await player.button('Up next').click()
  const sheet = page.getByRole('complementary', { name: 'Up next' })
  await expect(sheet.getByText(OTHERS[0], { exact: true })).toBeVisible()
  await expect(sheet.getByText('Playback ends with the list. Repeat is off.')).toBeVisible()
})

test('a missing album has the page of missing pages', async ({ page }) => {
  await enterDemo(page)
  await openList(page, LIST)
  await page.goto('/albums/0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70')
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
})
