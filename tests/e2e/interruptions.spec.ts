import type { Page } from '@playwright/test'
import { forwardTo } from '@/tests/support/cut-connection'
import { startPostgresServer } from '@/tests/support/postgres-server'
import { startRedisServer } from '@/tests/support/redis-server'
import { TEST_SECRETS } from '@/tests/support/secrets'
import { enterDemo, playList } from './support/demo'
import { startOwnServer } from './support/own-server'
import { PlayerBar } from './support/player'
import { expectSound, recordPlayedElement, seekTo } from './support/sound'
import { expect, test } from './support/test'

const LIST = 'A bit of everything'
const OUTAGE_MS = 20_000
const ALMOST_OVER_SECONDS = -2

test.describe.configure({ timeout: 240_000 })

test.beforeEach(({ context }) => recordPlayedElement(context))

test('without network the song stays, and likes and plays are sent once afterwards', async ({
  context,
  page,
}) => {
  const player = await playDemo(page)
  const title = await titleOf(player)
  const id = playlistIdOf(page)
  const likes = page.getByRole('main').getByRole('button', { name: /^Like / })
  const unliked = await likes
    .and(page.locator('[aria-pressed="false"]'))
    .evaluateAll((buttons) =>
      buttons.slice(0, 3).map((button) => button.getAttribute('aria-label') ?? ''),
    )
  expect(unliked).toHaveLength(3)
  const before = await likedCount(page)
  const { turn } = await shuffleOf(page, id)

  await context.setOffline(true)
  for (const name of unliked)
    await page.getByRole('main').getByRole('button', { name }).first().click()
  // The file of the song is loaded; the next one is not.
  await expectSound(page)
  await player.button('Next').click()
  await expect(
    player.text('You are offline. The song continues here when the connection is back.'),
  ).toBeVisible()
  const waiting = await titleOf(player)
  await page.waitForTimeout(5_000)
  expect(await titleOf(player), 'no song is passed over').toBe(waiting)

  await context.setOffline(false)
  await expectSound(page)
  expect(await titleOf(player)).toBe(waiting)
  await expect.poll(() => likedCount(page)).toBe(before + 3)
  await expect.poll(() => playsOf(page)).toEqual([title])
  await player.next()
  await expect.poll(async () => (await shuffleOf(page, id)).turn, 'no turn is lost').toBe(turn + 2)
})

test('an outage of the database does not stop the sound, nor lose a turn', async ({ page }) => {
  const [postgres, redis] = await Promise.all([startPostgresServer(), startRedisServer()])
  if (!postgres || !redis) throw new Error('PostgreSQL or Redis was not found.')
  const connection = await forwardTo(postgres.url)
  const server = await startOwnServer({
    ...TEST_SECRETS,
    DATABASE_URL: connection.url,
    REDIS_URL: redis.url,
  })
  try {
    const player = await playDemo(page, server.url)
    const id = playlistIdOf(page)
    const { turn } = await shuffleOf(page, id)
    connection.cut()
    const start = Date.now()
    await expectSound(page)
    await page.getByRole('link', { name: 'Songs', exact: true }).first().click()
    await expectSound(page)
    await player.button('Next').click()
    await page.waitForTimeout(OUTAGE_MS - (Date.now() - start))
    await connection.restore()
    await expectSound(page)
    const title = await titleOf(player)
    const next = await player.next()
    await expect.poll(async () => (await shuffleOf(page, id)).turn).toBe(turn + 2)
    expect(await titleOfTurn(page, id, turn + 1)).toBe(title)
    expect(await titleOfTurn(page, id, turn + 2)).toBe(next)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Songs', level: 1 })).toBeVisible()
  } finally {
    connection.cut()
    await server.stop()
    await Promise.all([postgres.stop(), redis.stop()])
  }
})

test('a release in mid-song does not stop the sound, and offers to load the page again', async ({
  page,
}) => {
  const server = await startOwnServer({})
  try {
    const player = await playDemo(page, server.url)
    const title = await titleOf(player)
    await server.restart()
    // The chunks of the former release are gone.
    await page.route('**/_next/static/chunks/**', (route) => route.fulfill({ status: 404 }))
    await page.getByRole('main').getByRole('button', { name: 'Add tracks' }).first().click()
    await expect(page.getByRole('heading', { name: 'Riffle has a new version' })).toBeVisible()
    await expectSound(page)
    expect(await titleOf(player)).toBe(title)
    await seekTo(page, ALMOST_OVER_SECONDS)
    await expect(player.title).not.toHaveText(title)
    const { src } = await expectSound(page)
    await page.unroute('**/_next/static/chunks/**')
    // Next.js reloads for a page of another release.
    await page.goto(new URL('/songs', server.url).href)
    expect((await expectSound(page)).src, 'goes on by itself').toBe(src)
    await page.reload()
    await expect(player.button('Play'), 'a reload pauses').toBeVisible()
  } finally {
    await server.stop()
  }
})

async function playDemo(page: Page, url = ''): Promise<PlayerBar> {
  await enterDemo(page, url)
  await playList(page, LIST)
  await expectSound(page)
  return new PlayerBar(page)
}

const titleOf = async (player: PlayerBar) => (await player.title.textContent()) ?? ''
const playlistIdOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? ''

async function read<T>(page: Page, path: string): Promise<T> {
  const url = new URL(`/api/v1${path}`, page.url())
  return (await page.request.get(url.href)).json() as Promise<T>
}

const shuffleOf = (page: Page, id: string) =>
  read<{ turn: number }>(page, `/playlists/${id}/shuffle`)

async function titleOfTurn(page: Page, id: string, turn: number): Promise<string> {
  const path = `/playlists/${id}/shuffle/previous?before=${turn + 1}`
  return (await read<{ track: { song: { title: string } } }>(page, path)).track.song.title
}

const likedCount = async (page: Page) =>
  (await read<{ data: unknown[] }>(page, '/me/liked?limit=100')).data.length

const playsOf = async (page: Page) =>
  (await read<{ data: { song: { title: string } }[] }>(page, '/me/plays')).data.map(
    ({ song }) => song.title,
  )
