import type { Page } from '@playwright/test'
import type { Listener } from './listener'
import { PlayerBar } from './player'
import { expect } from './test'

/** Shuffles the list of a listener. */
export async function play(page: Page, listener: Listener): Promise<PlayerBar> {
  await page.goto(`/playlists/${listener.playlistId}`)
  await page
    .getByRole('main')
    .getByRole('button', { name: `Shuffle ${listener.name}`, exact: true })
    .click()
  const player = new PlayerBar(page)
  await expect(player.title).toHaveText(/^Song/)
  return player
}

/** Plays the list in its own order, from its first track, whether or not that has a recording. */
export async function playFirst(page: Page, listener: Listener): Promise<PlayerBar> {
  await page.goto(`/playlists/${listener.playlistId}`)
  const title = listener.tracks[0]?.song.title ?? ''
  await page.getByRole('grid').getByText(title, { exact: true }).dblclick()
  const player = new PlayerBar(page)
  await expect(player.title).toHaveText(title)
  return player
}
