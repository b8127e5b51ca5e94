import { AxeBuilder } from '@axe-core/playwright'
import { Listener } from './support/listener'
import { baseURL } from './support/server'
import { expect, test } from './support/test'

const answerTo = (token: string) =>
  fetch(`${baseURL}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })

test('a token is made, works, and is void once it is revoked', async ({ home, listener }) => {
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
  const answer = await answerTo(token)
  expect(await answer.json()).toMatchObject({ email: listener.email })

  await dialog.getByRole('button', { name: 'Done' }).click()
  const row = home.getByRole('listitem').filter({ hasText: 'Backup script' })
  await expect(row).toContainText('reads and writes')
  await home.reload()
  await expect(row).toContainText('used just now')
  await expect(home.locator('body')).not.toContainText(token.slice(13))

  await row.getByRole('button', { name: 'Revoke Backup script' }).click()
  await home.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  // Behind an open dialog no row is to be found either.
  await expect(home.getByRole('dialog')).toHaveCount(0)
  await expect(row).toHaveCount(0)
  expect((await answerTo(token)).status).toBe(401)
})

test('a session elsewhere is seen and ended', async ({ home, listener }) => {
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

test('somebody else’s tokens and sessions are nowhere to be seen', async ({ home }) => {
  const other = await Listener.register(baseURL, `other-${Date.now().toString(36)}`)
  await other.call('POST', '/me/tokens', { name: 'Not yours', scopes: ['read'] })
  await home.goto('/settings')
  await expect(home.getByRole('button', { name: 'New token' })).toBeVisible()
  await expect(home.getByText('Not yours')).toHaveCount(0)
})
