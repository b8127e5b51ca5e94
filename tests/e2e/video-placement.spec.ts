import type { Page } from '@playwright/test'
import { heavyList } from './support/exportify'
import type { Listener } from './support/listener'
import type { PlayerBar } from './support/player'
import { expect, test } from './support/test'
import { play } from './support/video'
import { expectFree } from './support/video-place'
import { aVideo, linkVideo, replaceYoutube } from './support/youtube'

const TRACKS = 30

test.beforeEach(({ page }) => replaceYoutube(page))

test('on a desktop the video is in the side panel, with Up next below it', async ({
  home,
  listener,
}) => {
  await home.setViewportSize({ width: 1440, height: 900 })
  const player = await playVideos(home, listener)
  await expectFree(home, 'panel')
  const frame = await markFrame(home)
  await player.button('Up next').click()
  await expect(home.getByRole('complementary', { name: 'Up next' })).toBeVisible()
  await expectFree(home, 'panel')
  await selectRows(home)
  await expectFree(home, 'panel')
  await showToast(home)
  await expectFree(home, 'panel')
  await home.getByRole('button', { name: 'Make the video larger' }).click()
  await expectFree(home, 'panel')
  await openDialog(home)
  await expectFree(home, 'panel')
  await home.keyboard.press('Escape')
  await home.getByRole('link', { name: 'Songs', exact: true }).click()
  await expect(home).toHaveURL(/\/songs$/)
  await expectFree(home, 'panel')
  await home.setViewportSize({ width: 1024, height: 768 })
  await expectFree(home, 'panel')
  await expectSameFrame(home, frame, player)
})

test('on a tablet the video is at the foot of the sidebar, and above the page if enlarged', async ({
  home,
  listener,
}) => {
  await home.setViewportSize({ width: 768, height: 1024 })
  const player = await playVideos(home, listener)
  await expectFree(home, 'sidebar')
  const frame = await markFrame(home)
  await selectRows(home)
  await showToast(home)
  await expectFree(home, 'sidebar')
  await openDialog(home)
  await expectFree(home, 'sidebar')
  await home.keyboard.press('Escape')
  await player.button('Up next').click()
  await expectFree(home, 'sidebar')
  await home.getByRole('button', { name: 'Make the video larger' }).click()
  await expectFree(home, 'top')
  await player.button('Up next').click()
  await home
    .getByRole('button', { name: /^Shuffle mode/ })
    .last()
    .click()
  await expect(home.getByRole('menu')).toBeVisible()
  await expectFree(home, 'top')
  await home.keyboard.press('Escape')
  await expectSameFrame(home, frame, player)
})

test('on a phone the video is in a strip above the player, and the cover of the full player', async ({
  home,
  listener,
}) => {
  const player = await playVideos(home, listener)
  await home.setViewportSize({ width: 390, height: 844 })
  await expectFree(home, 'strip')
  const frame = await markFrame(home)
  await selectRows(home)
  await showToast(home)
  await expectFree(home, 'strip')
  await home.getByRole('main').evaluate((main) => main.scrollTo({ top: main.scrollHeight }))
  await expectFree(home, 'strip')
  await home.getByRole('button', { name: 'Make the video larger' }).click()
  await expectFree(home, 'full')
  const sheet = home.getByRole('dialog', { name: 'Player' })
  await expect(sheet.getByRole('list', { name: 'Up next' })).toBeVisible()
  await sheet.getByRole('button', { name: 'Sleep timer and speed' }).click()
  await expect(home.getByRole('menu')).toBeVisible()
  await expectFree(home, 'full')
  await home.keyboard.press('Escape')
  await sheet.getByRole('button', { name: 'Close the player' }).click()
  await expectFree(home, 'strip')
  await home.setViewportSize({ width: 720, height: 360 })
  await expectFree(home, 'panel')
  await home.setViewportSize({ width: 390, height: 844 })
  await expectSameFrame(home, frame, player)
})

async function playVideos(page: Page, listener: Listener): Promise<PlayerBar> {
  await listener.importRows(heavyList({ tracks: TRACKS, artists: 6 }))
  for (const [index, { song }] of listener.tracks.entries()) {
    await linkVideo(listener, song.id, aVideo(index))
  }
  const player = await play(page, listener)
  await player.expectElapsed(1)
  return player
}

/** Selects the first track, so that the toolbar of selected tracks is shown. */
async function selectRows(page: Page) {
  const row = page.getByRole('grid').locator('tr[data-index="0"]')
  await row.click({ position: { x: 120, y: 20 }, modifiers: ['ControlOrMeta'] })
  await expect(page.getByRole('toolbar')).toBeVisible()
}

/** Shows a message by adding the selected tracks to the queue, which clears the selection. */
async function showToast(page: Page) {
  await page.getByRole('toolbar').getByRole('button', { name: 'Add to queue' }).click()
  await expect(page.locator('[data-sonner-toast]').first()).toBeVisible()
}

async function openDialog(page: Page) {
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
}

/** Marks the window in the frame: it is another one after the frame has been loaded again. */
async function markFrame(page: Page): Promise<string> {
  const mark = `mark-${Date.now()}`
  const frame = page.frames().find((one) => one.url().includes('youtube-nocookie'))
  await frame?.evaluate((name) => Reflect.set(window, 'mark', name), mark)
  return mark
}

async function expectSameFrame(page: Page, mark: string, player: PlayerBar) {
  const frame = page.frames().find((one) => one.url().includes('youtube-nocookie'))
  expect(await frame?.evaluate(() => Reflect.get(window, 'mark'))).toBe(mark)
  const before = await player.elapsedSeconds()
  await player.expectElapsed(before + 1)
}
