import type { Page } from '@playwright/test'
import { heavyList } from './support/exportify'
import type { Listener } from './support/listener'
import { PlayerBar } from './support/player'
import { expect, test } from './support/test'
import { aFailure, aStumble, aVideo, linkVideo, replaceYoutube } from './support/youtube'

const MIN_SIZE_PX = 200
const WAITING = 'The video starts when it is visible, as YouTube requires.'
/** The message of each error code of YouTube. */
const MESSAGES = new Map([
  [2, 'The video link is not valid.'],
  [5, 'This browser cannot play the video.'],
  [100, 'The video was removed from YouTube.'],
  [101, 'The video cannot be played outside YouTube.'],
  [150, 'The video cannot be played outside YouTube.'],
  [
    153,
    'YouTube did not receive the address of this site. A browser extension or setting may block it.',
  ],
])

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
  await expect.poll(async () => (await frame.boundingBox())?.width).toBeGreaterThan(800)

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

test('each error of YouTube is shown, and the next track plays after three seconds', async ({
  home,
  listener,
}) => {
  test.setTimeout(120_000)
  const codes = [...MESSAGES.keys()]
  await listener.importRows(heavyList({ tracks: codes.length + 2, artists: 8 }))
  const codeOf = new Map<string, number | undefined>()
  for (const [index, { song }] of listener.tracks.entries()) {
    const code = codes[index]
    codeOf.set(song.title, code)
    await linkVideo(listener, song.id, code ? aFailure(code) : aVideo(index))
  }
  // A shuffle deals the tracks that fail again, later in the set.
  const player = await playFirst(home, listener)
  const titles: string[] = []
  while (titles.length < codeOf.size) {
    const title = (await player.title.textContent()) ?? ''
    titles.push(title)
    const message = MESSAGES.get(codeOf.get(title) ?? 0)
    if (message) await expectSkipped(player, title, message)
    else {
      await player.expectElapsed(1)
      if (titles.length < codeOf.size) await player.next()
      else await player.button('Next').click()
    }
  }
  expect(titles.sort()).toEqual([...codeOf.keys()].sort())
  const findPlayed = async () => (await listener.call<{ data: unknown[] }>('GET', '/me/plays')).data
  await expect.poll(findPlayed, 'only tracks that were heard are recorded').toHaveLength(2)
})

test('a song without a recording shows a message and a search link, and is skipped', async ({
  home,
  listener,
}) => {
  await listener.importRows(heavyList({ tracks: 3, artists: 3 }))
  const player = await playFirst(home, listener)
  const title = (await player.title.textContent()) ?? ''
  const search = home.getByRole('link', { name: 'Search for it' }).filter({ visible: true })
  await expect(search).toHaveAttribute('href', /youtube\.com\/results\?search_query=Artist/)
  await expectSkipped(player, title, 'No recording of this song is available yet.')
})

test('a pasted link plays the song, now and later', async ({ home, listener }) => {
  await listener.importRows(heavyList({ tracks: 3, artists: 3 }))
  const player = await playFirst(home, listener)
  const title = (await player.title.textContent()) ?? ''
  await player.button('Choose a video').click()
  const field = home.getByLabel('Link to a YouTube video')
  await field.fill('https://example.org/a-song')
  await home.getByRole('button', { name: 'Play this' }).click()
  await expect(home.getByText('Must be a link to a YouTube video.')).toBeVisible()
  // An unplayable track is skipped sooner, but not while its dialog is open.
  await home.waitForTimeout(3_500)
  await field.fill(`https://www.youtube.com/watch?v=${aVideo(7)}`)
  await home.getByRole('button', { name: 'Play this' }).click()

  await player.expectElapsed(1)
  await expect(player.title).toHaveText(title)
  const song = listener.tracks.find((track) => track.song.title === title)?.song
  const { playback } = await listener.call<{ playback: unknown }>('GET', `/songs/${song?.id}`)
  expect(playback).toEqual({ kind: 'youtube', videoId: aVideo(7), match: 'yours' })
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

test('a song is searched when it plays, and the next candidate replaces a video that fails', async ({
  home,
  listener,
}) => {
  await listener.importRows(heavyList({ tracks: 4, artists: 4 }))
  const searches: string[][] = []
  const reports: unknown[] = []
  await home.route('**/api/v1/me/matches', async (route) => {
    const { songIds } = route.request().postDataJSON() as { songIds: string[] }
    searches.push(songIds)
    const playback = { kind: 'youtube', videoId: aFailure(150), match: 'sure' }
    const data = songIds.map((songId) => ({ songId, state: 'ready', until: null, playback }))
    await route.fulfill({ json: { data } })
  })
  await home.route('**/api/v1/songs/*/video/failures', async (route) => {
    reports.push(route.request().postDataJSON())
    const songId = /songs\/([^/]+)/.exec(route.request().url())?.[1]
    const song = await listener.call<object>('GET', `/songs/${songId}`)
    const playback = { kind: 'youtube', videoId: aVideo(3), match: 'unsure' }
    await route.fulfill({ json: { ...song, playback } })
  })
  const player = await playFirst(home, listener)
  const title = await player.title.textContent()
  await player.expectElapsed(1)
  await expect(player.title).toHaveText(title ?? '')
  expect(reports[0]).toMatchObject({ videoId: aFailure(150), code: 150 })
  await expect(home.getByText('May be another recording.').filter({ visible: true })).toBeVisible()
  expect(searches[0], 'the current song').toHaveLength(1)
  await expect.poll(() => searches.length).toBe(2)
  expect(searches[1]?.length, 'the next songs').toBeLessThanOrEqual(3)
})

test('a wrong video can be replaced by another candidate', async ({ home, listener }) => {
  await listener.importRows(heavyList({ tracks: 1, artists: 1 }))
  for (const { song } of listener.tracks) await linkVideo(listener, song.id, aVideo(1))
  const candidate = (number: number, more: object) => ({
    videoId: aVideo(number),
    title: `Candidate ${number}`,
    channel: 'Somebody - Topic',
    durationMs: 182_000,
    differenceMs: 2_000,
    isSure: true,
    reasons: ['2 seconds off'],
    isMadeForKids: false,
    isBlockedHere: false,
    isRefused: false,
    isPlayed: false,
    ...more,
  })
  await home.route('**/api/v1/songs/*/candidates*', (route) =>
    route.fulfill({
      json: {
        data: [candidate(1, { isPlayed: true }), candidate(2, { isSure: false })],
        state: 'ready',
        until: null,
        searchUrl: 'https://www.youtube.com/results?search_query=x',
      },
    }),
  )
  const player = await play(home, listener)
  await player.expectElapsed(1)
  await home.getByRole('button', { name: 'Wrong song?' }).filter({ visible: true }).click()
  const playButton = home.locator('button[aria-label="Play"]').filter({ visible: true })
  await expect(playButton.first(), 'paused while the dialog is open').toBeVisible()
  const list = home.getByRole('list', { name: 'Videos' })
  await expect(list.getByText('3:02, 2 s longer, may be another recording')).toBeVisible()
  await list.getByRole('button', { name: 'Play Candidate 2' }).click()
  await expect(home.getByRole('dialog')).toBeHidden()
  const frame = home.getByRole('region', { name: 'Video' }).locator('iframe')
  await expect(frame).toHaveAttribute('src', new RegExp(aVideo(2)))
  await player.expectElapsed(1)
})

const showTab = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((shown) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => shown })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)

async function play(page: Page, listener: Listener): Promise<PlayerBar> {
  await page.goto(`/playlists/${listener.playlistId}`)
  await page
    .getByRole('main')
    .getByRole('button', { name: `Shuffle ${listener.name}`, exact: true })
    .click()
  const player = new PlayerBar(page)
  await expect(player.title).toHaveText(/^Song/)
  return player
}

/** Plays the list in its own order, from its first track, whether or not that has a recording. */
async function playFirst(page: Page, listener: Listener): Promise<PlayerBar> {
  await page.goto(`/playlists/${listener.playlistId}`)
  const title = listener.tracks[0]?.song.title ?? ''
  await page.getByRole('grid').getByText(title, { exact: true }).dblclick()
  const player = new PlayerBar(page)
  await expect(player.title).toHaveText(title)
  return player
}

async function expectSkipped(player: PlayerBar, title: string, message: string) {
  await expect(player.text(message)).toBeVisible()
  const shownAt = Date.now()
  await expect(player.title).not.toHaveText(title)
  expect(Date.now() - shownAt, 'time to read the message').toBeGreaterThan(2_000)
}

async function expectSize(pendingBox: Promise<{ width: number; height: number } | null>) {
  const box = await pendingBox
  expect(box?.width).toBeGreaterThanOrEqual(MIN_SIZE_PX)
  expect(box?.height).toBeGreaterThanOrEqual(MIN_SIZE_PX)
}
