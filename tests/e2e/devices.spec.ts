import { playList } from './support/demo'
import { PlayerBar } from './support/player'
import { expectSound, readSound, recordPlayedElement, seekTo } from './support/sound'
import { expect, signIn, test } from './support/test'

const LIST = 'A bit of everything'

test('another device shows the song at the same second, and takes over on Play', async ({
  browser,
  context,
  page,
  listener,
}) => {
  test.setTimeout(180_000)
  await listener.call('POST', '/me/demo')
  await recordPlayedElement(context)
  await signIn(page, listener)
  const player = new PlayerBar(page)
  await playList(page, LIST)
  await expectSound(page)
  await seekTo(page, 4)
  await player.expectElapsed(5)
  const title = (await player.title.textContent()) ?? ''

  const secondContext = await browser.newContext()
  await recordPlayedElement(secondContext)
  const second = await secondContext.newPage()
  // Read at the response: the page needs longer, while the first device plays on.
  const read = second
    .waitForResponse((response) => response.url().endsWith('/api/v1/me/queue'))
    .then(() => readSound(page))
  await signIn(second, listener)
  const { seconds } = await read
  const secondPlayer = new PlayerBar(second)
  await expect(secondPlayer.title).toHaveText(title)
  await expect(secondPlayer.button('Play')).toBeVisible()
  const shown = await positionOf(secondPlayer)
  const difference = Math.abs(shown - Math.floor(seconds))
  expect(difference, 'from the position when the page was opened').toBeLessThanOrEqual(1)

  await secondPlayer.button('Play').click()
  const sound = await expectSound(second)
  expect(sound.seconds).toBeGreaterThan(5)
  await expect(player.button('Play'), 'the first device pauses').toBeVisible()
  expect((await readSound(page)).isPaused).toBe(true)
  await expect(player.text('Playing on Chrome on Linux')).toBeVisible()

  await second.reload()
  await expect(secondPlayer.title).toHaveText(title)
  expect(await positionOf(secondPlayer)).toBeGreaterThan(5)
  await secondContext.close()
})

async function positionOf(player: PlayerBar): Promise<number> {
  await player.expectElapsed(1)
  return player.elapsedSeconds()
}
