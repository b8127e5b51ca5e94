import type { Page } from '@playwright/test'
import { Listener } from './support/listener'
import { baseURL } from './support/server'
import { expect, test } from './support/test'

const PASSWORD = 'four brass owls at dawn'
const uniqueEmail = () =>
  `early-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}@example.org`

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the demo opens', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Try the demo' }).click()
    await expect(page.getByRole('link', { name: 'Liked' })).toBeVisible()
  })

  test('a wrong password comes back beside the form, and the right one opens the page', async ({
    page,
  }) => {
    const { email, password } = await Listener.register(baseURL, uniqueEmail().split('@')[0] ?? '')
    await page.goto('/login?next=/liked')
    await fillIn(page, email, 'not the password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByText('The email address or the password is incorrect.')).toBeVisible()
    await expect(page.getByLabel('Email')).toHaveValue(email)
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
    expect(page.url()).not.toContain('password')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page).toHaveURL('/liked')
  })

  test('a weak password comes back beside its field, and the account is made', async ({ page }) => {
    const email = uniqueEmail()
    await page.goto('/register')
    await fillIn(page, email, 'short')
    await page.getByLabel('Name').fill('Ada')
    await page.getByRole('button', { name: 'Create account' }).click()
    const field = page.getByLabel('Password', { exact: true })
    await expect(field).toHaveAccessibleDescription(/at least 10 characters/)
    await expect(field).toHaveValue('')
    await expect(page.getByLabel('Email')).toHaveValue(email)
    await expect(page.getByLabel('Name')).toHaveValue('Ada')
    expect(new URL(page.url()).search).toBe('')
    await field.fill(PASSWORD)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByRole('link', { name: 'Liked' })).toBeVisible()
  })
})

test.describe('before scripts have loaded', () => {
  /** Holds the scripts of the page until the returned function is called. */
  async function holdScripts(page: Page): Promise<() => void> {
    const gate = Promise.withResolvers<void>()
    await page.route('**/_next/static/chunks/**/*.js', async (route) => {
      await gate.promise
      await route.continue().catch(() => {})
    })
    return gate.resolve
  }

  /** Collects the requests that sign in, register or enter the demo. */
  function collectEntries(page: Page): string[] {
    const entries: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') entries.push(new URL(request.url()).pathname)
    })
    return entries
  }

  test('the demo opens, once, however often it is pressed', async ({ page }) => {
    const release = await holdScripts(page)
    const entries = collectEntries(page)
    await page.goto('/', { waitUntil: 'commit' })
    const button = page.getByRole('button', { name: 'Try the demo' })
    await button.waitFor()
    await button.evaluate((element: HTMLElement) => {
      element.click()
      setTimeout(() => element.click(), 20)
    })
    await expect(page.getByRole('link', { name: 'Album by album' }).first()).toBeVisible()
    release()
    expect(entries).toEqual(['/'])
  })

  test('an account is created, once', async ({ page }) => {
    const release = await holdScripts(page)
    const entries = collectEntries(page)
    await page.goto('/register', { waitUntil: 'commit' })
    await fillIn(page, uniqueEmail(), PASSWORD)
    await page.getByRole('button', { name: 'Create account' }).click({ noWaitAfter: true })
    await page
      .getByRole('button', { name: 'Create account' })
      .evaluate((element: HTMLElement) => element.click())
      .catch(() => {})
    await expect(page.getByRole('heading', { name: 'Import a playlist' })).toBeVisible()
    release()
    expect(entries.filter((path) => path === '/register')).toHaveLength(1)
  })
})
