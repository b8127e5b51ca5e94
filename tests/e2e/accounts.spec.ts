import { Listener } from './support/listener'
import { baseURL } from './support/server'
import { expect, signIn, test } from './support/test'

const password = 'four brass owls at dawn'
const failedFor = (code: string) => ({
  status: 401,
  json: { url: `${baseURL}/login?error=${code}` },
})
const uniqueName = () => `new-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`

test('registers an account and signs in', async ({ page }) => {
  await page.goto('/register')
  await page.getByLabel('Email').fill(`${uniqueName()}@example.org`)
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  // Two passwords are hashed and two dictionaries loaded.
  await expect(page.getByRole('heading', { name: 'Import a playlist' })).toBeVisible({
    timeout: 40_000,
  })
})

test('shows an error beside its field and keeps the input', async ({ page }) => {
  const email = `${uniqueName()}@example.org`
  await page.goto('/register')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()

  const field = page.getByLabel('Password', { exact: true })
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(/at least 10 characters/)
  await expect(field).toBeFocused()
  await expect(page.getByLabel('Email')).toHaveValue(email)
})

test('rejects an address that has an account', async ({ page }) => {
  const { email } = await Listener.register(baseURL, uniqueName())
  await page.goto('/register')
  await page.getByLabel('Email').fill(email.toUpperCase())
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/already exists/)
})

test('rejects a wrong password, and signs in with the right one', async ({ page, listener }) => {
  await page.goto('/login')
  await page.getByLabel('Email').fill(listener.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('The email address or the password is incorrect.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(listener.email)
  await signIn(page, listener)
  // Later failures from elsewhere do not lock this browser out.
  const device = (await page.context().cookies()).find(({ name }) => name === 'riffle.device')
  expect(device).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

test('keeps the form if the server cannot be reached, and signs in once it can', async ({
  page,
  listener,
}) => {
  await page.goto('/login')
  await page.route('**/api/auth/**', (route) => route.abort())
  await page.getByLabel('Email').fill(listener.email)
  await page.getByLabel('Password', { exact: true }).fill(listener.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Riffle could not be reached.')).toBeVisible()
  await page.unroute('**/api/auth/**')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('/')
})

for (const [state, response, text] of [
  ['a gateway fails', { status: 502, body: '<h1>Bad gateway</h1>' }, 'temporarily unavailable'],
  ['a login page of the network responds', { status: 200, body: '<h1>Wi-Fi</h1>' }, 'temporarily'],
  ['the server is rate limiting', failedFor('rate_limited'), 'Too many attempts.'],
  ['the server fails', failedFor('internal'), 'Something went wrong on our side.'],
] as const) {
  test(`shows beside the form that ${state}`, async ({ page }) => {
    await page.goto('/login')
    await page.route('**/api/auth/callback/**', (route) => route.fulfill(response))
    await page.getByLabel('Email').fill('ada@example.org')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert').filter({ hasText: text })).toBeVisible()
  })
}

test('signs out, and pages of the user redirect to the form', async ({ home }) => {
  await home.goto('/settings')
  await home.getByRole('button', { name: 'Sign out' }).click()
  await home.waitForURL((url) => url.pathname !== '/settings')
  await home.goto('/settings')
  await expect(home).toHaveURL(/\/login/)
})
