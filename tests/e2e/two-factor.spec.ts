import { AxeBuilder } from '@axe-core/playwright'
import { codeOf } from '@/tests/support/totp'
import { expect, test } from './support/test'

test('a sign-in requires a code of the app once it is set up', async ({ home, listener }) => {
  await home.goto('/settings')
  await home.getByRole('button', { name: 'Set up' }).click()
  const dialog = home.getByRole('dialog')
  const secret = (await dialog.getByRole('status', { name: 'Key' }).textContent()) ?? ''
  await expect(dialog.getByRole('img', { name: /QR code/ })).toHaveJSProperty('complete', true)
  await dialog.getByLabel('Code').fill(codeOf(secret))
  const { violations } = await new AxeBuilder({ page: home }).include('[role=dialog]').analyze()
  expect(violations).toEqual([])
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  const recoveryCode = (await dialog.getByRole('listitem').first().textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(home.getByText('10 recovery codes are left.')).toBeVisible()

  await home.getByRole('button', { name: 'Sign out' }).click()
  await home.waitForURL('/')
  await home.goto('/login')
  const signIn = async (code: string) => {
    await home.getByLabel('Email').fill(listener.email)
    await home.getByLabel('Password', { exact: true }).fill(listener.password)
    await home.getByRole('button', { name: 'Sign in' }).click()
    await home.getByLabel('Code of your authenticator app').fill(code)
    await home.getByRole('button', { name: 'Sign in' }).click()
  }
  await signIn('000000')
  await expect(home.getByText(/This code is wrong/)).toBeVisible()
  await home.getByRole('button', { name: 'Use a recovery code' }).click()
  await home.getByLabel('Recovery code').fill(recoveryCode)
  await home.getByRole('button', { name: 'Sign in' }).click()
  await home.waitForURL('/')
  await home.goto('/settings')
  await expect(home.getByText('9 recovery codes are left.')).toBeVisible()

  await home.context().clearCookies()
  await home.goto('/login')
  // The code that confirmed the app is used up; the app shows the next one within 30 seconds.
  await signIn(codeOf(secret, 1))
  await home.waitForURL('/')
})
