import { heavyList } from './support/exportify'
import { expect, test } from './support/test'
import { play, playFirst } from './support/video'
import { aVideo, linkVideo, replaceYoutube } from './support/youtube'

test.beforeEach(({ page }) => replaceYoutube(page))

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
