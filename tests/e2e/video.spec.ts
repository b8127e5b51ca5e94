import type { Page } from '@playwright/test'
import { heavyList } from './support/exportify'
import type { Listener } from './support/listener'
import { PlayerBar } from './support/player'
import { expect, test } from './support/test'
import { aFailure, aVideo, standInForYoutube } from './support/youtube'

const LEAST = 200
const WORDS = new Map([
  [2, 'The link to the video is not right.'],
  [5, 'This browser cannot play the video.'],
  [100, 'The video was removed from YouTube.'],
  [101, 'The video may not be played outside YouTube.'],
  [150, 'The video may not be played outside YouTube.'],
  [153, 'YouTube was not told which site plays the video.'],
])

test.beforeEach(({ page }) => standInForYoutube(page))

test('a song with a video plays in sight', async ({ home, listener }) => {
  await listener.importRows(heavyList({ tracks: 2, artists: 2 }))
  for (const [index, { song }] of listener.tracks.entries()) {
    await linkVideo(listener, song.id, aVideo(index))
  }
  const player = await play(home, listener)
  await expect(player.says('0:01')).toBeVisible()
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

test('a video that was paused before it came plays when it is asked again', async ({
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
  await expect(player.says('0:01')).toBeVisible()
  await expect(player.button('Pause')).toBeVisible()
})

test('every error of YouTube has its words, and the next track comes after three seconds', async ({
  home,
  listener,
}) => {
  test.setTimeout(120_000)
  const codes = [...WORDS.keys()]
  await listener.importRows(heavyList({ tracks: codes.length + 2, artists: 8 }))
  const codeOf = new Map<string, number | undefined>()
  for (const [index, { song }] of listener.tracks.entries()) {
    const code = codes[index]
    codeOf.set(song.title, code)
    await linkVideo(listener, song.id, code ? aFailure(code) : aVideo(index))
  }
  const player = await play(home, listener)
  const seen: string[] = []
  while (seen.length < codeOf.size) {
    const title = (await player.title.textContent()) ?? ''
    seen.push(title)
    const words = WORDS.get(codeOf.get(title) ?? 0)
    if (words) await expectSkipped(player, title, words)
    else {
      await expect(player.says('0:01')).toBeVisible()
      await player.next()
    }
  }
  expect(seen.sort()).toEqual([...codeOf.keys()].sort())
  const played = await listener.call<{ data: unknown[] }>('GET', '/me/plays')
  expect(played.data, 'what never sounded was not played').toHaveLength(2)
})

test('a song with nothing to play says so, offers a search, and is passed over', async ({
  home,
  listener,
}) => {
  await listener.importRows(heavyList({ tracks: 3, artists: 3 }))
  const player = await play(home, listener)
  const title = (await player.title.textContent()) ?? ''
  const search = home.getByRole('link', { name: 'Search for it' }).filter({ visible: true })
  await expect(search).toHaveAttribute('href', /youtube\.com\/results\?search_query=Artist/)
  await expectSkipped(player, title, 'There is no recording of it to play yet.')
})

test('a pasted link plays the song, now and later', async ({ home, listener }) => {
  await listener.importRows(heavyList({ tracks: 3, artists: 3 }))
  const player = await play(home, listener)
  const title = (await player.title.textContent()) ?? ''
  await player.button('Paste a link').click()
  const field = home.getByLabel('Link to a YouTube video')
  await field.fill('https://example.org/a-song')
  await home.getByRole('button', { name: 'Play this' }).click()
  await expect(home.getByText('Must be a link to a YouTube video.')).toBeVisible()
  // Longer than a track that cannot be played is shown: whoever looks for a video is waited for.
  await home.waitForTimeout(3_500)
  await field.fill(`https://www.youtube.com/watch?v=${aVideo(7)}`)
  await home.getByRole('button', { name: 'Play this' }).click()

  await expect(player.says('0:01')).toBeVisible()
  await expect(player.title).toHaveText(title)
  const song = listener.tracks.find((track) => track.song.title === title)?.song
  const { playback } = await listener.call<{ playback: unknown }>('GET', `/songs/${song?.id}`)
  expect(playback).toEqual({ kind: 'youtube', videoId: aVideo(7) })
})

const linkVideo = (listener: Listener, songId: string, videoId: string) =>
  listener.call('PUT', `/songs/${songId}/video`, { url: `https://youtu.be/${videoId}` })

async function play(page: Page, listener: Listener): Promise<PlayerBar> {
  await page.goto(`/playlists/${listener.playlistId}`)
  await page
    .getByRole('main')
    .getByRole('button', { name: `Play ${listener.name}`, exact: true })
    .click()
  const player = new PlayerBar(page)
  await expect(player.title).toHaveText(/^Song/)
  return player
}

async function expectSkipped(player: PlayerBar, title: string, words: string) {
  await expect(player.says(words)).toBeVisible()
  const told = Date.now()
  await expect(player.title).not.toHaveText(title)
  expect(Date.now() - told, 'time to read why').toBeGreaterThan(2_000)
}

async function expectSize(found: Promise<{ width: number; height: number } | null>) {
  const box = await found
  expect(box?.width).toBeGreaterThanOrEqual(LEAST)
  expect(box?.height).toBeGreaterThanOrEqual(LEAST)
}
