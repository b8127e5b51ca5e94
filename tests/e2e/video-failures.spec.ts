import { heavyList } from './support/exportify'
import type { PlayerBar } from './support/player'
import { expect, test } from './support/test'
import { playFirst } from './support/video'
import { aFailure, aVideo, linkVideo, replaceYoutube } from './support/youtube'

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

async function expectSkipped(player: PlayerBar, title: string, message: string) {
  await expect(player.text(message)).toBeVisible()
  const shownAt = Date.now()
  await expect(player.title).not.toHaveText(title)
  expect(Date.now() - shownAt, 'time to read the message').toBeGreaterThan(2_000)
}
