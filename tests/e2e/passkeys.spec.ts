import { expect, test } from './support/test'

test('signs in with a passkey that the settings added', async ({ home }) => {
  const devtools = await home.context().newCDPSession(home)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await home.goto('/settings')
  await home.getByRole('button', { name: 'Add a passkey' }).click()
  const row = home.getByRole('listitem').filter({ hasText: 'Chrome on Linux' }).first()
  await row.getByRole('button', { name: 'Rename Chrome on Linux' }).click()
  await home.getByLabel('Name', { exact: true }).last().fill('Laptop')
  await home.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(home.getByRole('button', { name: 'Remove Laptop' })).toBeVisible()

  await home.context().clearCookies()
  await home.goto('/login')
  await home.getByRole('button', { name: 'Use a passkey' }).click()
  await home.waitForURL('/')
  await home.goto('/settings')
  await expect(home.getByRole('listitem').filter({ hasText: 'Laptop' })).toContainText('Used')

  await home.getByRole('button', { name: 'Remove Laptop' }).click()
  await home.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(home.getByRole('button', { name: 'Remove Laptop' })).toHaveCount(0)
  await home.context().clearCookies()
  await home.goto('/login')
  await home.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(home.getByText('This passkey is not known here.')).toBeVisible()
})
