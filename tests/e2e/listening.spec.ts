import type { Page } from '@playwright/test'
import { enterDemo, openList, playList, shuffleButton } from './support/demo'
import type { Track } from './support/listener'
import { PlayerBar } from './support/player'
import { countClashes, type Played } from './support/sets'
import { expectSound, readSound, recordPlayedElement, seekTo } from './support/sound'
import { expect, test } from './support/test'

const LIST = 'A bit of everything'
const MAX_FIRST_SOUND_MS = 20_000
const ALMOST_OVER_SECONDS = -0.4

type Recorded = { song: { title: string }; outcome: string; playedMs: number }
type Shuffle = { sessionId: string; turn: number }

test.beforeEach(({ context }) => recordPlayedElement(context))

test('a press on Play counts before scripts have loaded', async ({ page }) => {
  await enterDemo(page)
  await openList(page, LIST)
  const url = page.url()
  const scripts = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await scripts.promise
    await route.continue()
  })
  await page.goto(url, { waitUntil: 'commit' })
  await shuffleButton(page, LIST).click()
  scripts.resolve()
  await expectSound(page)
})

test('the demo plays within seconds, and plays each track of a set before the next set', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const player = new PlayerBar(page)
  const startedAt = Date.now()
  await enterDemo(page)
  await playList(page, LIST)
  await expectSound(page)
  const firstSoundMs = Date.now() - startedAt
  process.stdout.write(`From an empty tab to the first sound of the demo: ${firstSoundMs} ms\n`)
  expect(firstSoundMs).toBeLessThan(MAX_FIRST_SOUND_MS)

  const artistOf = await artistsOf(page)
  const played: Played[] = []
  for (let turn = 0; turn <= artistOf.size; turn++) {
    await expectSound(page)
    const title = (await player.title.textContent()) ?? ''
    played.push({ title, artist: artistOf.get(title) ?? '' })
    if (turn === artistOf.size) break
    await seekTo(page, ALMOST_OVER_SECONDS)
    await expect(player.title, `after ${title}`).not.toHaveText(title)
  }
  const set = played.slice(0, artistOf.size)
  expect(set.map(({ title }) => title).sort()).toEqual([...artistOf.keys()].sort())
  expect(countClashes(played)).toBe(0)
  // At least half a set is between two plays of a track: later tracks cannot be next.
  const late = set.slice(Math.floor(set.length / 2) + 1).map(({ title }) => title)
  expect(late, 'the next set starts with tracks that have not played recently').not.toContain(
    played.at(-1)?.title,
  )
})

test('a reload restores track and position, and another browser continues the set', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(120_000)
  const player = new PlayerBar(page)
  await enterDemo(page)
  const id = await openList(page, LIST)
  await shuffleButton(page, LIST).click()
  await expectSound(page)
  const heard = [await player.title.textContent(), await player.next()]
  await expectSound(page)
  await seekTo(page, 20)
  await player.expectElapsed(20)

  // Hydration succeeds although the player has restored its track before it.
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  for (let reload = 0; reload < 6; reload++) {
    await page.reload()
    await expect(player.title).toHaveText(heard.at(-1) ?? '')
  }
  expect(errors).toEqual([])
  const seek = page.getByRole('slider', { name: 'Seek' })
  await expect
    .poll(async () => Number(await seek.getAttribute('aria-valuenow')))
    .toBeGreaterThan(19_000)
  expect(await readSound(page), 'silent until the listener plays it').toMatchObject({ src: '' })
  await player.button('Play').click()
  expect((await expectSound(page)).seconds).toBeGreaterThan(19)

  const before = await shuffleOf(page, id)
  const otherContext = await browser.newContext()
  await recordPlayedElement(otherContext)
  await otherContext.addCookies(await context.cookies())
  const other = await otherContext.newPage()
  await other.goto(`/playlists/${id}`)
  const otherPlayer = new PlayerBar(other)
  await expect(otherPlayer.title, 'shows what the first browser plays').toHaveText(
    heard.at(-1) ?? '',
  )
  const next = await otherPlayer.next()
  await expectSound(other)
  await expect.poll(() => shuffleOf(other, id)).toEqual({ ...before, turn: before.turn + 1 })
  expect(heard).not.toContain(next)
  await otherContext.close()
})

test('shortcuts control the player, plays are recorded, and previous returns to them', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const player = new PlayerBar(page)
  await enterDemo(page)
  await playList(page, LIST)
  await expectSound(page)
  const first = (await player.title.textContent()) ?? ''
  await expect(page).toHaveTitle(new RegExp(`^${first} · `))
  await seekTo(page, ALMOST_OVER_SECONDS)
  await expect(player.title).not.toHaveText(first)
  await expectSound(page)
  const second = (await player.title.textContent()) ?? ''

  await page.keyboard.press('Space')
  await expect(player.button('Play')).toBeVisible()
  await expect(page).not.toHaveTitle(new RegExp(`^${second} · `))
  await page.keyboard.press('Space')
  await expect(player.button('Pause')).toBeVisible()
  await expect(player.button(`Like ${second}`)).toBeVisible()
  const likedBefore = await player.button(`Like ${second}`).getAttribute('aria-pressed')
  await page.keyboard.press('l')
  await expect(player.button(`Like ${second}`)).not.toHaveAttribute(
    'aria-pressed',
    `${likedBefore}`,
  )
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('j')
  await expect(player.title).not.toHaveText(second)
  await expect
    .poll(() => playsOf(page))
    .toEqual([
      { title: second, outcome: 'skipped' },
      { title: first, outcome: 'finished' },
    ])
  await page.keyboard.press('k')
  await expect(player.title).toHaveText(second)
  await page.keyboard.press('k')
  await expect(player.title).toHaveText(first)
})

/** The artist of each title in the list of the page. */
async function artistsOf(page: Page): Promise<Map<string, string>> {
  const path = new URL(page.url()).pathname
  const response = await page.request.get(`/api/v1${path}/tracks?limit=100`)
  const { data } = (await response.json()) as { data: Track[] }
  return new Map(data.map(({ song }) => [song.title, song.artists[0]?.name ?? '']))
}

async function shuffleOf(page: Page, id: string): Promise<Shuffle> {
  const response = await page.request.get(`/api/v1/playlists/${id}/shuffle`)
  const { sessionId, turn } = (await response.json()) as Shuffle
  return { sessionId, turn }
}

async function playsOf(page: Page) {
  const response = await page.request.get('/api/v1/me/plays')
  const { data } = (await response.json()) as { data: Recorded[] }
  return data.map(({ song, outcome }) => ({ title: song.title, outcome }))
}
