import { enterDemo, playList } from './support/demo'
import { PlayerBar } from './support/player'
import { expectSound, readSound, recordPlayedElement, seekTo } from './support/sound'
import { expect, test } from './support/test'

const LIST = 'A bit of everything'

test.beforeEach(({ context }) => recordPlayedElement(context))

test('the sleep timer stops playback after the song, and the next one begins on Play', async ({
  page,
}) => {
  const player = new PlayerBar(page)
  await enterDemo(page)
  await playList(page, LIST)
  await expectSound(page)
  const title = (await player.title.textContent()) ?? ''
  await player.button('Sleep timer and speed').click()
  await page.getByRole('menuitem', { name: 'After this song' }).click()
  await expect(player.button('Sleep timer: this song')).toBeVisible()
  await seekTo(page, -2)
  await expect(player.button('Play')).toBeVisible()
  expect((await readSound(page)).isPaused).toBe(true)
  await expect(player.button('Sleep timer and speed')).toBeVisible()
  await player.button('Play').click()
  await expectSound(page)
  await expect(player.title).not.toHaveText(title)
})
