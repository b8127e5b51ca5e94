import { AxeBuilder } from '@axe-core/playwright'
import { startOwnServer } from './support/own-server'
import { expect, test } from './support/test'

const PASSWORD = 'four brass owls at dawn'
const PRINTED_CODE = /setup code ((?:\w{4}-){3}\w{4})/

type Server = Awaited<ReturnType<typeof startOwnServer>>

/** Returns the setup code, which the server prints after it is ready. */
async function printedCode(server: Server): Promise<string> {
  const find = () => PRINTED_CODE.exec(server.output())?.[1]
  await expect.poll(find).toBeDefined()
  return find() ?? ''
}

test.describe('the first run', () => {
  let server: Server
  test.beforeAll(async () => {
    server = await startOwnServer({})
  })
  test.afterAll(() => server.stop())

  test('creates the administrator with the printed code, from the keyboard', async ({ page }) => {
    await page.goto(`${server.url}/welcome`)
    await page.getByLabel('Setup code').fill('AAAA-AAAA-AAAA-AAAA')
    await page.getByLabel('Email').fill('owner@example.org')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    const code = page.getByLabel('Setup code')
    await expect(code).toHaveAccessibleDescription(/wrong or has expired/)
    await expect(code).toBeFocused()
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue(PASSWORD)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

    await code.fill(await printedCode(server))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Your server' })).toBeVisible()
    const notSetUp = page.getByRole('region', { name: 'Not set up' })
    await expect(notSetUp.getByText('YOUTUBE_API_KEY')).toBeVisible()

    await page.getByRole('button', { name: 'Test Storage' }).press('Enter')
    await expect(page.getByText(/^Works, [\d,]+ ms$/)).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

    await page.context().clearCookies()
    await page.goto(`${server.url}/welcome`)
    await expect(page).toHaveURL(/\/login\?next=%2Fwelcome$/)
  })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the first run works', async ({ page }) => {
    const server = await startOwnServer({})
    try {
      await page.goto(`${server.url}/welcome`)
      await page.getByLabel('Setup code').fill('AAAA-AAAA-AAAA-AAAA')
      await page.getByLabel('Email').fill('owner@example.org')
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Create administrator' }).click()
      await expect(page.getByText('This code is wrong or has expired.')).toBeVisible()
      await expect(page.getByLabel('Email')).toHaveValue('owner@example.org')
      await page.getByLabel('Setup code').fill(await printedCode(server))
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Create administrator' }).click()
      await expect(page.getByRole('heading', { name: 'Your server' })).toBeVisible()
      await page.getByRole('button', { name: 'Test Redis' }).click()
      await expect(page.getByText(/^Works, [\d,]+ ms$/)).toBeVisible()
    } finally {
      await server.stop()
    }
  })
})
