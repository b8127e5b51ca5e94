import type { Page } from '@playwright/test'
import { heavyList } from './support/exportify'
import { PlayerBar } from './support/player'
import { expect, test } from './support/test'
import { play } from './support/video'
import { aStumble, aVideo, linkVideo, replaceYoutube } from './support/youtube'

const MIN_SIZE_PX = 200
const WAITING = 'The video starts when it is visible, as YouTube requires.'

test.beforeEach(({ page }) => replaceYoutube(page))

test('a song with a video plays in a visible frame', async ({ home, listener }) => {
  await listener.importRows(heavyList({ tracks: 2, artists: 2 }))
  for (const [index, { song }] of listener.tracks.entries()) {
    await linkVideo(listener, song.id, aVideo(index))
  }
  const player = await play(home, listener)
  await player.expectElapsed(1)
  const video = home.getByRole('region', { name: 'Video' })
  const frame = video.locator('iframe')
  await expect(frame).toHaveAttribute('src', /youtube-nocookie\.com\/embed\/plays/)
  await expectSize(frame.boundingBox())
  const before = await frame.getAttribute('src')

  await player.next()
  await expect(frame).not.toHaveAttribute('src', before ?? '')
  await player.button('Pause').click()
  await expect(player.button('Play')).toBeVisible()
  await home.getByRole('button', { name: 'Make the video larger' }).click()
  await expect.poll(async () => (await frame.boundingBox())?.width).toBeGreaterThan(600)

  await home.setViewportSize({ width: 390, height: 844 })
  await expect.poll(async () => (await frame.boundingBox())?.width).toBeLessThan(391)
  await expectSize(frame.boundingBox())
})

test('a video that was paused while it loaded plays when the listener resumes it', async ({
  home,
  listener,
}) => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await home.route('https://www.youtube.com/iframe_api', async (route) => {
    await released
    await route.fallback()
  })
  await listener.importRows(heavyList({ tracks: 1, artists: 2 }))
  for (const { song } of listener.tracks) await linkVideo(listener, song.id, aVideo(1))
  const player = await play(home, listener)
  await player.button('Pause').click()
  await expect(player.button('Play')).toBeVisible()
  release()
  await expect(home.getByRole('region', { name: 'Video' }).locator('iframe')).toBeVisible()
  await home.waitForTimeout(500)
  await expect(player.button('Play')).toBeVisible()

  await player.button('Play').click()
  await player.expectElapsed(1)
  await expect(player.button('Pause')).toBeVisible()
})

test('YouTube receives the address of the site, and accepts messages from no other', async ({
  home,
  listener,
}) => {
  await listener.importRows(heavyList({ tracks: 1, artists: 1 }))
  for (const { song } of listener.tracks) await linkVideo(listener, song.id, aVideo(1))
  const response = await home.goto(`/playlists/${listener.playlistId}`)
  expect(response?.headers()['referrer-policy']).toBe('strict-origin-when-cross-origin')
  await play(home, listener)
  const frame = home.getByRole('region', { name: 'Video' }).locator('iframe')
  await expect(frame).toHaveAttribute('referrerpolicy', 'strict-origin-when-cross-origin')
  const url = new URL((await frame.getAttribute('src')) ?? '')
  expect(url.host).toBe('www.youtube-nocookie.com')
  expect(url.searchParams.get('origin')).toBe(new URL(home.url()).origin)
})

test('a video in a hidden tab is cued, and plays once the tab is shown', async ({
  home,
  listener,
}) => {
  await listener.importRows(heavyList({ tracks: 2, artists: 2 }))
  for (const [index, { song }] of listener.tracks.entries()) {
    await linkVideo(listener, song.id, aVideo(index))
  }
  const player = await play(home, listener)
  await player.expectElapsed(1)
  await showTab(home, 'hidden')
  await player.next()
  await expect(player.text(WAITING)).toBeVisible()
  expect(await home.evaluate(() => Reflect.get(window, 'videoPlayer').isCued)).toBe(true)
  await showTab(home, 'visible')
  await player.expectElapsed(1)
  await expect(player.text(WAITING)).toBeHidden()
})

test('a video waits while less than half of it is visible', async ({ home, listener }) => {
  await listener.importRows(heavyList({ tracks: 1, artists: 1 }))
  for (const { song } of listener.tracks) await linkVideo(listener, song.id, aVideo(1))
  await home.goto(`/playlists/${listener.playlistId}`)
  await home.addStyleTag({ content: '[aria-label="Video"] { transform: translateX(80%) }' })
  await home
    .getByRole('main')
    .getByRole('button', { name: `Shuffle ${listener.name}`, exact: true })
    .click()
  const player = new PlayerBar(home)
  await expect(player.text(WAITING)).toBeVisible()
  await home.addStyleTag({ content: '[aria-label="Video"] { transform: none !important }' })
  await player.expectElapsed(1)
})

test('a video that the browser cannot play is loaded a second time', async ({ home, listener }) => {
  await listener.importRows(heavyList({ tracks: 1, artists: 1 }))
  for (const { song } of listener.tracks) await linkVideo(listener, song.id, aStumble())
  const player = await play(home, listener)
  await player.expectElapsed(1)
})

const showTab = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((shown) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => shown })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)

async function expectSize(pendingBox: Promise<{ width: number; height: number } | null>) {
  const box = await pendingBox
  expect(box?.width).toBeGreaterThanOrEqual(MIN_SIZE_PX)
  expect(box?.height).toBeGreaterThanOrEqual(MIN_SIZE_PX)
}
