import type { Page } from '@playwright/test'
import { exportifyFile, heavyList } from './support/exportify'
import type { Listener, Step, Track } from './support/listener'
import { PlayerBar } from './support/player'
import { countClashes, findRepeatDistance, type Played, splitIntoSets } from './support/sets'
import { expect, signIn, test } from './support/test'
import { aVideo, linkVideo, replaceYoutube } from './support/youtube'

const SIZE = 40
const rows = heavyList({ tracks: SIZE, artists: 12 })
const artistOf = new Map(rows.map(({ title, artists }) => [title, artists[0] ?? '']))

test('plays two sets of an imported playlist, across a reload and in a second browser', async ({
  home,
  listener,
  browser,
}) => {
  test.setTimeout(180_000)
  await importFile(home)
  const playlistId = (await listener.findOnly('/playlists')).id
  await linkVideos(listener, playlistId)
  await replaceYoutube(home)
  const player = new PlayerBar(home)
  const heard: string[] = []
  const listen = async (bar: PlayerBar, tracks: number) => {
    for (let count = 0; count < tracks; count++) heard.push(await bar.next())
  }

  await home.goto(`/playlists/${playlistId}`)
  await play(home)
  await expect(player.title).toHaveText(/^Song/)
  heard.push((await player.title.textContent()) ?? '')
  await listen(player, SIZE / 2)

  await home.reload()
  await expect(player.title).toHaveText(heard.at(-1) ?? '')
  await listen(player, SIZE / 2)

  // The second browser shows what the first one plays, and continues there.
  const otherPage = await (await browser.newContext()).newPage()
  await replaceYoutube(otherPage)
  await signIn(otherPage, listener)
  await otherPage.goto(`/playlists/${playlistId}`)
  const second = new PlayerBar(otherPage)
  await expect(second.title).toHaveText(heard.at(-1) ?? '')
  await listen(second, 2 * SIZE - heard.length)

  expect(heard).toEqual(await readTitles(listener, playlistId, 2 * SIZE))
  const played = heard.map((title): Played => ({ title, artist: artistOf.get(title) ?? '' }))
  for (const set of splitIntoSets(played, SIZE)) {
    expect(new Set(set.map(({ title }) => title)).size).toBe(SIZE)
  }
  // A third of the tracks is by one artist, so all clashes can be avoided.
  expect(countClashes(played)).toBe(0)
  expect(findRepeatDistance(played)).toBeGreaterThanOrEqual(SIZE / 2)
})

const play = (page: Page) =>
  page.getByRole('main').getByRole('button', { name: 'Shuffle evening', exact: true }).click()

/** Gives each song a recording: a shuffle passes over songs without one. */
async function linkVideos(listener: Listener, playlistId: string) {
  const path = `/playlists/${playlistId}/tracks?limit=100`
  const { data } = await listener.call<{ data: Track[] }>('GET', path)
  for (const [index, { song }] of data.entries()) await linkVideo(listener, song.id, aVideo(index))
}

async function importFile(page: Page) {
  await page.goto('/import')
  await page.locator('input[type=file]').setInputFiles({
    name: 'evening.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(exportifyFile(rows)),
  })
  await expect(page.getByRole('link', { name: 'Open the playlist' })).toBeVisible()
}

/** Returns the titles of the turns that the API handed out. */
async function readTitles(listener: Listener, playlistId: string, turns: number) {
  const steps: Step[] = []
  for (let turn = 1; turn <= turns; turn++) steps.push(await listener.at(turn, playlistId))
  expect(steps.map(({ turn }) => turn)).toEqual(steps.map((_, index) => index + 1))
  return steps.map(({ track }) => track.song.title)
}
