import type { Page } from '@playwright/test'
import { enterDemo, openList, playButton, playList } from './support/demo'
import type { Track } from './support/listener'
import { PlayerBar } from './support/player'
import { clashes, type Played } from './support/sets'
import { expectSound, overhear, seekTo, soundOf } from './support/sound'
import { expect, test } from './support/test'

const LIST = 'A bit of everything'
const SOON_MS = 20_000
const ALMOST_OVER_SECONDS = -0.4

type Recorded = { song: { title: string }; outcome: string; playedMs: number }
type Shuffle = { sessionId: string; turn: number }

test.beforeEach(({ context }) => overhear(context))

test('the demo is heard within seconds, and plays every track of a set before the next', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const player = new PlayerBar(page)
  const cold = Date.now()
  await enterDemo(page)
  await playList(page, LIST)
  await expectSound(page)
  const audibleMs = Date.now() - cold
  process.stdout.write(`From no page at all to the first sound of the demo: ${audibleMs} ms\n`)
  expect(audibleMs).toBeLessThan(SOON_MS)

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
  expect(clashes(played)).toBe(0)
  // Half a set lies between two plays at least: what came later than that cannot be next.
  const late = set.slice(Math.floor(set.length / 2) + 1).map(({ title }) => title)
  expect(late, 'the next set begins with what was not heard lately').not.toContain(
    played.at(-1)?.title,
  )
})

test('a reload stands at the same track and place, and another browser goes on in the set', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(120_000)
  const player = new PlayerBar(page)
  await enterDemo(page)
  const id = await openList(page, LIST)
  await playButton(page, LIST).click()
  await expectSound(page)
  const heard = [await player.title.textContent(), await player.next()]
  await expectSound(page)
  await seekTo(page, 20)
  await player.expectElapsed(20)

  // The page is taken over as the server drew it, though the player knows its track before that.
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
  expect(await soundOf(page), 'silent until it is asked').toMatchObject({ src: '' })
  await player.button('Play').click()
  expect((await expectSound(page)).seconds).toBeGreaterThan(19)

  const before = await shuffleOf(page, id)
  const elsewhere = await browser.newContext()
  await overhear(elsewhere)
  await elsewhere.addCookies(await context.cookies())
  const other = await elsewhere.newPage()
  await other.goto(`/playlists/${id}`)
  await playButton(other, LIST).click()
  await expectSound(other)
  expect(await shuffleOf(other, id)).toEqual({ ...before, turn: before.turn + 1 })
  expect(heard).not.toContain(await new PlayerBar(other).title.textContent())
  await elsewhere.close()
})

test('keys work the player, what played is written down, and previous goes back to it', async ({
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
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
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

/** The titles of the page's list, with who each is by. */
async function artistsOf(page: Page): Promise<Map<string, string>> {
  const path = new URL(page.url()).pathname
  const answer = await page.request.get(`/api/v1${path}/tracks?limit=100`)
  const { data } = (await answer.json()) as { data: Track[] }
  return new Map(data.map(({ song }) => [song.title, song.artists[0]?.name ?? '']))
}

async function shuffleOf(page: Page, id: string): Promise<Shuffle> {
  const answer = await page.request.get(`/api/v1/playlists/${id}/shuffle`)
  const { sessionId, turn } = (await answer.json()) as Shuffle
  return { sessionId, turn }
}

async function playsOf(page: Page) {
  const answer = await page.request.get('/api/v1/me/plays')
  const { data } = (await answer.json()) as { data: Recorded[] }
  return data.map(({ song, outcome }) => ({ title: song.title, outcome }))
}
