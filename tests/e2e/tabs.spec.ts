import { enterDemo, playList } from './support/demo'
import { PlayerBar } from './support/player'
import { expectSound, overhear, seekTo, soundOf } from './support/sound'
import { expect, test } from './support/test'

const FIRST = 'A bit of everything'
const SECOND = 'Album by album'

test.beforeEach(({ context }) => overhear(context))

test('of two tabs the one that began last plays, and the other follows it', async ({
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
  await expect(otherPlayer.title, 'a new tab shows what plays').toHaveText(
    (await player.title.textContent()) ?? '',
  )
  await playList(other, SECOND)
  await expectSound(other)
  await expect(player.says('Plays in another tab')).toBeVisible()
  expect((await soundOf(page)).isPaused).toBe(true)
  await expect(player.title).toHaveText((await otherPlayer.title.textContent()) ?? '')

  const title = await otherPlayer.next()
  await expectSound(other)
  await expect(player.title).toHaveText(title)
  await expect(player.button('Play')).toBeVisible()

  await seekTo(other, 20)
  await player.expectElapsed(20)
  await player.button('Play').click()
  expect((await expectSound(page)).seconds, 'goes on where the other was').toBeGreaterThan(20)
  await expect(player.title).toHaveText(title)
  await expect(otherPlayer.says('Plays in another tab')).toBeVisible()
  expect((await soundOf(other)).isPaused).toBe(true)

  await player.button('Pause').click()
  await expect(otherPlayer.says('Plays in another tab')).toBeHidden()
})

test('a track that two tabs played one after the other is written down once', async ({
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
  await expect(player.says('Plays in another tab')).toBeVisible()
  const next = await player.next()
  await expectSound(page)
  await expect(otherPlayer.title).toHaveText(next)
  expect((await soundOf(other)).isPaused).toBe(true)
  await expect
    .poll(async () => {
      const answer = await other.request.get('/api/v1/me/plays')
      const { data } = (await answer.json()) as { data: { song: { title: string } }[] }
      return data.map(({ song }) => song.title)
    })
    .toEqual([title])
})
