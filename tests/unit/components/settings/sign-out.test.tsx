import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SignOut } from '@/components/settings/sign-out'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'

test('a failed sign-out is reported and can be repeated', async () => {
  stubApi({ 'GET /api/auth/csrf': () => Promise.reject(new TypeError('no')) })
  const { user } = renderPage(<SignOut />)
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByText(/Signing out failed/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Sign out' })).toBeEnabled()
})
