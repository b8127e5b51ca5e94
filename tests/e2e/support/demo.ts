import { expect, type Locator, type Page } from '@playwright/test'

/** Starts the demo from the first page of a server, by default the one that all tests share. */
export async function enterDemo(page: Page, url = ''): Promise<void> {
  await page.goto(`${url}/`)
  await page.getByRole('button', { name: 'Try the demo' }).click()
}

/** Opens a playlist that the page links to, and starts it. */
export async function playList(page: Page, name: string): Promise<void> {
  await openList(page, name)
  await shuffleButton(page, name).click()
}

/** Opens a playlist that the page links to. Returns its id. */
export async function openList(page: Page, name: string): Promise<string> {
  await page.getByRole('main').getByRole('link', { name }).first().click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** The button that shuffles the list of the page. */
export const shuffleButton = (page: Page, name: string): Locator =>
  page.getByRole('main').getByRole('button', { name: `Shuffle ${name}`, exact: true })
