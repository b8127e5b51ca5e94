import { AxeBuilder } from '@axe-core/playwright'
import { Listener } from './support/listener'
import { baseURL } from './support/server'
import { expect, test } from './support/test'

const requestWith = (token: string) =>
  fetch(`${baseURL}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })

test('creates a token that works until it is revoked', async ({ home, listener }) => {
  await home.goto('/settings')
  await home.getByRole('button', { name: 'New token' }).click()
  const dialog = home.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Backup script')
  await dialog.getByText('Read and write').click()
  await dialog.getByRole('button', { name: 'Create token' }).click()
  const shown = dialog.getByRole('status', { name: 'The token' })
  await expect(shown).toHaveText(/^rfl_\w{8}_\w{38}$/)
  const { violations } = await new AxeBuilder({ page: home }).include('[role=dialog]').analyze()
  expect(violations).toEqual([])
  const token = (await shown.textContent()) ?? ''
  const response = await requestWith(token)
  expect(await response.json()).toMatchObject({ email: listener.email })

  await dialog.getByRole('button', { name: 'Done' }).click()
  const row = home.getByRole('listitem').filter({ hasText: 'Backup script' })
  await expect(row).toContainText('reads and writes')
  await home.reload()
  await expect(row).toContainText(/used (just now|\d)/)
  await expect(home.locator('body')).not.toContainText(token.slice(13))

  await row.getByRole('button', { name: 'Revoke Backup script' }).click()
  await home.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  // Rows behind an open dialog are hidden, so the dialog has to be closed first.
  await expect(home.getByRole('dialog')).toHaveCount(0)
  await expect(row).toHaveCount(0)
  expect((await requestWith(token)).status).toBe(401)
})

test('lists and ends a session of another device', async ({ home, listener }) => {
  await home.goto('/settings')
  const others = home.getByRole('button', { name: /^End the session of/ })
  await expect(others).toHaveCount(1)
  await expect(home.getByText(/This device, signed in/)).toBeVisible()
  await others.click()
  await expect(others).toHaveCount(0)
  await expect(listener.call('GET', '/me')).rejects.toThrow('401')
  await home.reload()
  await expect(home.getByText(/This device, signed in/)).toBeVisible()
})

test('shows no tokens of another user', async ({ home }) => {
  const other = await Listener.register(baseURL, `other-${Date.now().toString(36)}`)
  await other.call('POST', '/me/tokens', { name: 'Not yours', scopes: ['read'] })
  await home.goto('/settings')
  await expect(home.getByRole('button', { name: 'New token' })).toBeVisible()
  await expect(home.getByText('Not yours')).toHaveCount(0)
})
