import { enterDemo, playList } from './support/demo'
import { PlayerBar } from './support/player'
import { expectSound, recordPlayedElement } from './support/sound'
import { expect, test } from './support/test'

const LIST = 'A bit of everything'
const PRESSES = 50
const LATENCY_MS = 300

test.beforeEach(({ context }) => recordPlayedElement(context))

test('fifty quick presses of next are fifty turns, also on a slow connection', async ({ page }) => {
  const player = new PlayerBar(page)
  await enterDemo(page)
  await page.route('**/api/v1/**', async (route) => {
    await new Promise((done) => setTimeout(done, LATENCY_MS))
    await route.continue()
  })
  await playList(page, LIST)
  await expectSound(page)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const read = async (path: string) =>
    (await page.request.get(`/api/v1/playlists/${id}/shuffle${path}`)).json()
  const { turn } = await read('')
  for (let press = 0; press < PRESSES; press++) await page.keyboard.press('j')
  await expect.poll(async () => (await read('')).turn, { timeout: 60_000 }).toBe(turn + PRESSES)
  const { track } = await read(`/previous?before=${turn + PRESSES + 1}`)
  await expect(player.title).toHaveText(track.song.title)
  await expectSound(page)
  for (let press = 0; press < 10; press++) await page.keyboard.press('k')
  const earlier = await read(`/previous?before=${turn + PRESSES - 9}`)
  await expect(player.title).toHaveText(earlier.track.song.title)
})
