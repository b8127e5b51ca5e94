import { enterDemo, playList } from './support/demo'
import { PlayerBar } from './support/player'
import { expectSound, readSound, recordPlayedElement, seekTo } from './support/sound'
import { expect, test } from './support/test'

const FIRST = 'A bit of everything'
const SECOND = 'Album by album'
const OTHER_TAB = 'Playing in another tab'

test.beforeEach(({ context }) => recordPlayedElement(context))

test('the tab that started last plays, and the other one shows its track', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  const player = new PlayerBar(page)
  await enterDemo(page)
  await playList(page, FIRST)
  await expectSound(page)

  const other = await context.newPage()
  const otherPlayer = new PlayerBar(other)
  await other.goto('/playlists')
  await expect(otherPlayer.title, 'a new tab shows the current track').toHaveText(
    (await player.title.textContent()) ?? '',
  )
  await playList(other, SECOND)
  await expectSound(other)
  await expect(player.text(OTHER_TAB)).toBeVisible()
  expect((await readSound(page)).isPaused).toBe(true)
  await expect(player.title).toHaveText((await otherPlayer.title.textContent()) ?? '')

  const title = await otherPlayer.next()
  await expectSound(other)
  await expect(player.title).toHaveText(title)
  await expect(player.button('Play')).toBeVisible()

  await seekTo(other, 20)
  await player.expectElapsed(20)
  await player.button('Play').click()
  expect(
    (await expectSound(page)).seconds,
    'continues at the position of the other tab',
  ).toBeGreaterThan(20)
  await expect(player.title).toHaveText(title)
  await expect(otherPlayer.text(OTHER_TAB)).toBeVisible()
  expect((await readSound(other)).isPaused).toBe(true)

  await player.button('Pause').click()
  await expect(otherPlayer.text(OTHER_TAB)).toBeHidden()
})

test('a track that two tabs played one after the other is recorded once', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  const player = new PlayerBar(page)
  await enterDemo(page)
  await playList(page, FIRST)
  await expectSound(page)
  const title = (await player.title.textContent()) ?? ''

  const other = await context.newPage()
  const otherPlayer = new PlayerBar(other)
  await other.goto('/playlists')
  await expect(otherPlayer.title).toHaveText(title)
  await otherPlayer.button('Play').click()
  await expectSound(other)
  await expect(player.text(OTHER_TAB)).toBeVisible()
  const next = await player.next()
  await expectSound(page)
  await expect(otherPlayer.title).toHaveText(next)
  expect((await readSound(other)).isPaused).toBe(true)
  await expect
    .poll(async () => {
      const response = await other.request.get('/api/v1/me/plays')
      const { data } = (await response.json()) as { data: { song: { title: string } }[] }
      return data.map(({ song }) => song.title)
    })
    .toEqual([title])
})
