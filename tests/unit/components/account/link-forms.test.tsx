import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { afterEach, expect, test } from 'vitest'
import { ForgotPasswordForm } from '@/components/account/forgot-password-form'
import { ResetPasswordForm } from '@/components/account/reset-password-form'
import { VerifyEmailForm } from '@/components/account/verify-email-form'
import { stubApi } from '@/tests/support/dom/api'
import { problemResponse } from '@/tests/support/dom/problem'
import { EnglishMessages } from '@/tests/support/render'

const TOKEN = 'token-of-the-link-in-the-mail'

/** The pages of these forms have no query client. */
function renderForm(form: ReactElement, { token }: { token?: string } = {}) {
  window.history.replaceState(null, '', token ? `#token=${token}` : '#')
  render(<EnglishMessages>{form}</EnglishMessages>)
  return userEvent.setup()
}

afterEach(() => window.history.replaceState(null, '', '#'))

test('a link for a new password is requested', async () => {
  const sent: unknown[] = []
  stubApi({
    'POST /auth/password/forgot': ({ body }) => {
      sent.push(body)
      return undefined
    },
  })
  const user = renderForm(<ForgotPasswordForm />)
  await user.type(screen.getByRole('textbox', { name: 'Email' }), 'ada@example.org{Enter}')
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/on its way/))
  expect(sent).toEqual([{ email: 'ada@example.org' }])
})

test('a new password is set with the token of the link, and a rejection is shown', async () => {
  const sent: unknown[] = []
  stubApi({
    'POST /auth/password/reset': ({ body }) => {
      sent.push(body)
      return sent.length === 1 ? problemResponse(409, 'invalid_link') : undefined
    },
  })
  const user = renderForm(<ResetPasswordForm />, { token: TOKEN })
  await user.type(screen.getByLabelText('New password'), 'copper violin tundra 7{Enter}')
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(/link is invalid/))
  await user.click(screen.getByRole('button', { name: 'Set password' }))
  await waitFor(() => expect(screen.getByRole('link', { name: 'Sign in' })).toBeVisible())
  const body = { token: TOKEN, newPassword: 'copper violin tundra 7', revokeTokens: true }
  expect(sent).toEqual([body, body])
})

test('an address is confirmed when the button is pressed, not before', async () => {
  const sent: unknown[] = []
  stubApi({
    'POST /auth/email/confirm': ({ body }) => {
      sent.push(body)
      return undefined
    },
  })
  const user = renderForm(<VerifyEmailForm />, { token: TOKEN })
  const button = screen.getByRole('button', { name: 'Confirm address' })
  expect(sent).toEqual([])
  await user.click(button)
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/is confirmed/))
  expect(sent).toEqual([{ token: TOKEN }])
})

test.each([
  ['a new password', <ResetPasswordForm key="reset" />],
  ['a confirmation', <VerifyEmailForm key="verify" />],
])('%s needs the token of a link', async (_, form) => {
  renderForm(form)
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(/needs the link/))
})
