import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './support/test'

const SHAPES = [
  'zipf',
  'ten-each',
  'dominant-40',
  'dominant-60',
  'two-artists',
  'four-artists',
  'many-features',
  'distinct',
]

const row = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })

const avoidable = (page: Page, name: string) => row(page, name).locator('dd span').first()

/** Waits until all orders are computed for a seed. */
async function shuffled(page: Page, seed?: string): Promise<void> {
  await expect(page.getByRole('status')).toContainText(
    seed ? `Shuffled with seed ${seed}.` : 'Shuffled with seed',
  )
}

/** The titles of the first tracks of an order, read with the arrow keys. */
async function firstTracks(page: Page, name: string, count = 5): Promise<string[]> {
  const ribbon = row(page, name).getByRole('slider')
  await ribbon.focus()
  await page.keyboard.press('Home')
  const titles: string[] = []
  for (let at = 0; at < count; at++) {
    titles.push((await ribbon.getAttribute('aria-valuetext')) ?? '')
    await page.keyboard.press('ArrowRight')
  }
  return titles
}

const seedOf = (page: Page) => new URL(page.url()).searchParams.get('seed')

test('Riffle has no avoidable repeat of an artist in any example', async ({ page }) => {
  await page.goto('/lab')
  for (const shape of SHAPES) {
    await page.getByLabel('List', { exact: true }).selectOption(shape)
    await expect(page).toHaveURL(new RegExp(`shape=${shape}`))
    await shuffled(page)
    await expect(avoidable(page, 'Riffle')).toHaveText('0')
    await expect(row(page, 'Riffle')).toContainText('mean 0')
  }
  await expect(page.getByText('No track returns within half a list').last()).toBeVisible()
})

test('Shuffle again uses another seed', async ({ page }) => {
  await page.goto('/lab?shape=ten-each&seed=first')
  await shuffled(page, 'first')
  const before = await firstTracks(page, 'Riffle')
  const beforeAtRandom = await firstTracks(page, 'Plain random')
  await page.getByRole('button', { name: 'Shuffle again' }).click()
  await expect.poll(() => seedOf(page)).not.toBe('first')
  const seed = seedOf(page) ?? ''
  await shuffled(page, seed)
  await expect(page.getByLabel('Seed')).toHaveValue(seed)
  expect(await firstTracks(page, 'Riffle')).not.toEqual(before)
  expect(await firstTracks(page, 'Plain random')).not.toEqual(beforeAtRandom)
})

test('the URL of the page shows the same orders again', async ({ page }) => {
  await page.goto('/lab?shape=zipf&mode=natural')
  await shuffled(page)
  const address = page.url()
  const seen = await firstTracks(page, 'Riffle')
  await page.getByLabel('Seed').fill('something else')
  await page.keyboard.press('Enter')
  await shuffled(page, 'something else')
  expect(await firstTracks(page, 'Riffle')).not.toEqual(seen)
  await page.goto(address)
  await shuffled(page)
  expect(await firstTracks(page, 'Riffle')).toEqual(seen)
  await expect(page.getByLabel('Mode of Riffle')).toHaveValue('natural')
})

test('a pasted list is shuffled, and an empty one is rejected', async ({ page }) => {
  await page.goto('/lab?seed=paste')
  await shuffled(page)
  await page.getByLabel('List', { exact: true }).selectOption('paste')
  await page.getByRole('button', { name: 'Shuffle it' }).click()
  await expect(
    page.getByText('Nothing is pasted yet. Two songs or more are needed, one per line.'),
  ).toBeVisible()
  await page.getByLabel('Songs').fill('Ada - Salt\nAda - Rain\nBo - Ice\nnothing\nBo - Tea')
  await page.getByRole('button', { name: 'Shuffle it' }).click()
  await expect(page.getByText('4 tracks by 2 artists')).toBeVisible()
  await expect(page.getByText('1 line left out: 4')).toBeVisible()
  await expect(avoidable(page, 'Riffle')).toHaveText('0')
})

test('a playlist of the user can be shuffled', async ({ home: page, listener }) => {
  await listener.importList(60)
  await page.goto('/lab')
  await page.getByLabel('List', { exact: true }).selectOption(listener.playlistId)
  await expect(page.getByText('60 tracks by 12 artists')).toBeVisible()
  await expect(avoidable(page, 'Riffle')).toHaveText('0')
})

for (const colorScheme of ['dark', 'light'] as const) {
  test(`has no accessibility violations in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/lab?shape=dominant-60&seed=axe')
    await shuffled(page, 'axe')
    const seen = await new AxeBuilder({ page }).analyze()
    expect(seen.violations).toEqual([])
    await page.getByLabel('List', { exact: true }).selectOption('paste')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.getByRole('button', { name: 'Shuffle it' }).click()
    const dialog = await new AxeBuilder({ page }).analyze()
    expect(dialog.violations).toEqual([])
  })
}

test('a phone shows the page without horizontal scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/lab?seed=phone')
  await shuffled(page, 'phone')
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})
