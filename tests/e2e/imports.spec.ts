import type { Page } from '@playwright/test'
import { exportifyFile, heavyList } from './support/exportify'
import { expect, test } from './support/test'

const rows = heavyList({ tracks: 5, artists: 3 })
const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')

const chooseFile = (page: Page, name: string, content: Buffer | string) =>
  page.getByLabel('Playlist files', { exact: true }).setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  })

test('rejects an image and creates no playlist', async ({ home, listener }) => {
  await home.goto('/import')
  await chooseFile(home, 'cover.csv', png)
  const refusal = home.getByRole('region', { name: 'cover.csv' }).getByRole('alert')
  await expect(refusal).toContainText(/image|picture|PNG/i)
  await expect(refusal).toContainText(/Exportify/)
  const { data } = await listener.call<{ data: unknown[] }>('GET', '/playlists')
  expect(data).toEqual([])
})

test('lists skipped rows with their line, text and reason', async ({ home }) => {
  const lines = exportifyFile(rows).trimEnd().split('\n')
  const untitled = lines[3]?.replace(/"Song 3"/, '""') ?? ''
  await home.goto('/import')
  await chooseFile(home, 'walk.csv', [...lines.slice(0, 3), untitled, ...lines.slice(4)].join('\n'))

  const report = home.getByRole('table', { name: 'Skipped' })
  await expect(report.getByRole('row')).toHaveCount(2)
  const skipped = report.getByRole('row').nth(1)
  await expect(skipped).toContainText('4')
  await expect(skipped).toContainText('Artist 2')
  await expect(skipped).toContainText(/title/i)
  await expect(home.getByText('Imported', { exact: true }).locator('..')).toContainText('4')
})

test('imports a file, and updates the same playlist at the second import', async ({
  home,
  listener,
}) => {
  await home.goto('/import')
  await chooseFile(home, 'walk.csv', exportifyFile(rows))
  await home.getByRole('link', { name: 'Open the playlist' }).click()
  await expect(home.getByRole('grid').getByText('Song 5', { exact: true })).toBeVisible()

  await home.goto('/import')
  await chooseFile(home, 'walk.csv', exportifyFile(rows.slice(0, 4)))
  await home.getByRole('link', { name: 'Open the playlist' }).click()
  await expect(home.getByRole('grid').getByText('Song 4', { exact: true })).toBeVisible()
  await expect(home.getByRole('grid').getByText('Song 5', { exact: true })).toBeHidden()
  await listener.findOnly('/playlists')
})
