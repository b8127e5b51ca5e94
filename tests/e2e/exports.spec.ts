import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { heavyList } from './support/exportify'
import type { Track } from './support/listener'
import { expect, test } from './support/test'

async function download(page: Page, format: string) {
  await page.getByRole('button', { name: 'Export' }).click()
  const started = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: new RegExp(`^${format}\\b`) }).click()
  const file = await started
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) }
}

for (const format of ['CSV', 'M3U8', 'XSPF', 'JSPF', 'JSON']) {
  test(`a playlist exported as ${format} is the same after an import`, async ({
    home,
    listener,
  }) => {
    await listener.importRows(heavyList({ tracks: 12, artists: 4 }))
    const [first] = listener.tracks
    const list = `/playlists/${listener.playlistId}`
    await listener.call('PATCH', `${list}/tracks/${first!.id}`, { excluded: true })
    await listener.call('PUT', list, { name: 'Größe, leise', description: 'Two\nlines' })

    await home.goto(list)
    const file = await download(home, format)
    expect(file.name).toBe(`Größe, leise.${format.toLowerCase()}`)
    await listener.call('DELETE', list)

    await home.goto('/import')
    await home.getByLabel('Playlist files', { exact: true }).setInputFiles({
      name: 'renamed',
      mimeType: 'application/octet-stream',
      buffer: file.content,
    })
    await home.getByRole('link', { name: 'Open the playlist' }).click()
    await expect(home.getByRole('heading', { name: 'Größe, leise' })).toBeVisible()
    const { id } = await listener.findOnly('/playlists')
    const { data } = await listener.call<{ data: (Track & { excluded: boolean })[] }>(
      'GET',
      `/playlists/${id}/tracks`,
    )
    expect(data.map(({ song }) => song.id)).toEqual(listener.tracks.map(({ song }) => song.id))
    expect(data.map(({ excluded }) => excluded)).toEqual(data.map((_, place) => place === 0))
  })
}

test('downloads all data of a user as one file', async ({ home, listener }) => {
  await listener.importList(5)
  await home.goto('/settings')
  const started = home.waitForEvent('download')
  await home.getByRole('button', { name: 'Download your data' }).click()
  const file = await started
  expect(file.suggestedFilename()).toMatch(/^riffle-[\d-]+\.json$/)
  const everything = JSON.parse(await readFile(await file.path(), 'utf8'))
  expect(everything.account).toMatchObject([{ email: listener.email }])
  expect(everything.playlistTracks).toHaveLength(5)
})
