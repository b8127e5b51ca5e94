import { heavyList } from './support/exportify'
import { expect, test } from './support/test'
import { aVideo, replaceYoutube } from './support/youtube'

const link = (number: number) => `https://youtu.be/${aVideo(number)}`

test.beforeEach(({ page }) => replaceYoutube(page))

test('tracks without a recording get videos one by one, then from pasted links', async ({
  home,
  listener,
}) => {
  await listener.importRows(heavyList({ tracks: 4, artists: 2 }))
  await home.goto(`/playlists/${listener.playlistId}`)
  const note = home.getByRole('region', { name: 'Recordings' })
  await expect(note.getByText('None of 4 can play now.')).toBeVisible()

  await note.getByRole('button', { name: 'Choose videos' }).click()
  const pass = home.getByRole('dialog', { name: 'Choose videos' })
  await expect(pass.getByText('1 of 4', { exact: true })).toBeVisible()
  await expect(pass.getByLabel('Link to a YouTube video')).toBeFocused()
  await home.keyboard.insertText(link(1))
  await home.keyboard.press('Enter')
  await expect(pass.getByText('2 of 4', { exact: true })).toBeVisible()
  await expect(pass.getByLabel('Link to a YouTube video')).toBeFocused()
  await home.keyboard.press('ArrowRight')
  await expect(pass.getByText('3 of 4', { exact: true })).toBeVisible()
  const title = await pass.getByRole('heading', { level: 3 }).textContent()
  await home.keyboard.press('Escape')
  await expect(pass).toBeHidden()
  await expect(note.getByText('1 of 4 can play now.')).toBeVisible()

  await note.getByRole('button', { name: 'Choose videos' }).click()
  await expect(pass.getByRole('heading', { level: 3 })).toHaveText(title ?? '')
  await home.keyboard.press('Escape')

  await note.getByRole('button', { name: 'Paste links' }).click()
  const paste = home.getByRole('dialog', { name: 'Paste links to videos' })
  await paste.getByRole('textbox').fill([2, 3, 4].map(link).join('\n'))
  await paste.getByRole('button', { name: 'Check' }).click()
  await paste.getByRole('button', { name: 'Set 3 videos' }).click()
  await expect(paste.getByText('3 videos were set.')).toBeVisible()
  await paste.getByRole('button', { name: 'Close' }).click()
  await expect(note).toBeHidden()
  await expect(home.getByText('No recording')).toHaveCount(0)
})
