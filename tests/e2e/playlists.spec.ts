import type { Locator, Page } from '@playwright/test'
import { heavyList } from './support/exportify'
import { expect, test } from './support/test'

const rows = (page: Page): Locator => page.getByRole('grid').locator('[data-index]')

const readTitles = async (page: Page) =>
  (await rows(page).allInnerTexts()).map((text) => /Song \d+/.exec(text)?.[0])

test('creates, renames and fills a playlist', async ({ home, listener }) => {
  const title = `Tune of ${listener.name}`
  await listener.importRows([{ title, artists: ['Artist 1'], album: 'Album 1', seconds: 200 }])
  await home.goto('/')
  await home.getByRole('button', { name: 'New playlist' }).first().click()
  await home.getByLabel('Name').fill('Sunday')
  await home.getByRole('button', { name: 'Create' }).click()
  await expect(home.getByRole('heading', { name: 'Sunday' })).toBeVisible()
  const path = new URL(home.url()).pathname

  await home.getByRole('button', { name: 'Sunday', exact: true }).click()
  await home.getByLabel('Name of the playlist').fill('Sunday morning')
  await home.keyboard.press('Enter')
  await expect(home.getByRole('heading', { name: 'Sunday morning' })).toBeVisible()

  await home.getByRole('main').getByRole('button', { name: 'Add tracks' }).last().click()
  await home.getByLabel('Find a song').fill(title)
  await home.getByRole('button', { name: `Add ${title}` }).click()
  await expect(home.getByRole('button', { name: `${title} was added` })).toBeVisible()
  await home.keyboard.press('Escape')
  await expect(rows(home)).toHaveCount(1)
  await expect(rows(home)).toContainText(title)
  const playlist = await listener.call<{ name: string; trackCount: number }>('GET', path)
  expect(playlist).toMatchObject({ name: 'Sunday morning', trackCount: 1 })
})

test('restores a removed track at its position', async ({ home, listener }) => {
  await listener.importRows(heavyList({ tracks: 6, artists: 3 }))
  await home.goto(`/playlists/${listener.playlistId}`)
  await rows(home).nth(2).focus()
  await home.keyboard.press('Delete')
  await expect(rows(home)).toHaveCount(5)
  expect(await readTitles(home)).toEqual(['Song 1', 'Song 2', 'Song 4', 'Song 5', 'Song 6'])

  await home.getByRole('button', { name: 'Undo' }).click()
  await expect(rows(home)).toHaveCount(6)
  await home.reload()
  await expect(rows(home)).toHaveCount(6)
  expect(await readTitles(home)).toEqual([1, 2, 3, 4, 5, 6].map((number) => `Song ${number}`))
})

test('moves a track with the keyboard and stores the order', async ({ home, listener }) => {
  await listener.importRows(heavyList({ tracks: 4, artists: 3 }))
  await home.goto(`/playlists/${listener.playlistId}`)
  await rows(home).first().focus()
  await home.keyboard.press('Alt+ArrowDown')
  await expect(rows(home).nth(1)).toContainText('Song 1')
  await expect(rows(home).nth(1)).toBeFocused()
  await home.keyboard.press('Alt+ArrowDown')
  await expect(rows(home).nth(2)).toContainText('Song 1')

  const storedTitles = async () => {
    const { data } = await listener.call<{ data: { song: { title: string } }[] }>(
      'GET',
      `/playlists/${listener.playlistId}/tracks`,
    )
    return data.map(({ song }) => song.title)
  }
  await expect.poll(storedTitles).toEqual(['Song 2', 'Song 3', 'Song 1', 'Song 4'])
})
