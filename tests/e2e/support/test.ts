import { test as base, expect, type Page } from '@playwright/test'
import { Listener } from './listener'
import { baseURL } from './server'

type Fixtures = {
  /** A new account without playlists. */
  listener: Listener
  /** The page, with that account signed in, at the start page. */
  home: Page
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies of a fixture from it
  listener: async ({}, use, { workerIndex }) => {
    const name = `e2e-${workerIndex}-${Date.now().toString(36)}`
    await use(await Listener.register(baseURL, name))
  },
  home: async ({ page, listener }, use) => {
    await signIn(page, listener)
    await use(page)
  },
})

export { expect }

/** Signs in with the form. */
export async function signIn(page: Page, { email, password }: Listener): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('/')
}
