import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ApiTokens } from '@/components/settings/api-tokens'
import { SignInPrompt } from '@/components/settings/sign-in-prompt'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'
import { problemResponse } from '@/tests/support/dom/problem'

const NOW_MS = Date.parse('2026-11-23T12:00:00Z')
const EMAIL = 'ada@example.org'
const PASSWORD = 'violet mango harbour 42'
const created = {
  id: 't1',
  name: 'Backup script',
  hint: 'rfl_7Qm2vKp9',
  scopes: ['read'],
  createdAt: '2026-11-23T12:00:00Z',
  lastUsedAt: null,
  expiresAt: null,
  token: 'rfl_7Qm2vKp9_secret',
}

/** Shows the tokens. Creating one is rejected until the browser has signed in again. */
function show({ hasPassword = true } = {}) {
  let isSignedIn = false
  const known = { data: [], nextCursor: null }
  const requests = stubApi({
    'GET /me/tokens': () => known,
    'POST /me/tokens': () =>
      isSignedIn ? created : problemResponse(403, 'recent_sign_in_required'),
    'GET /api/auth/csrf': () => ({ csrfToken: 'c' }),
    'POST /api/auth/callback/credentials': ({ body }) => {
      const sent = new URLSearchParams(String(body))
      isSignedIn = sent.get('email') === EMAIL && sent.get('password') === PASSWORD
      return { url: `/login${isSignedIn ? '' : '?error=CredentialsSignin'}` }
    },
  })
  const page = renderPage(
    <>
      <ApiTokens known={known} nowMs={NOW_MS} />
      <SignInPrompt
        email={EMAIL}
        hasPassword={hasPassword}
        hasPasskeys={false}
        providerName="Work"
      />
    </>,
  )
  return { requests, ...page }
}

async function createToken({ user }: ReturnType<typeof show>) {
  await user.click(screen.getByRole('button', { name: 'New token' }))
  await user.type(screen.getByLabelText('Name'), 'Backup script')
  await user.click(screen.getByRole('button', { name: 'Create token' }))
  return screen.findByRole('dialog', { name: 'Confirm that it is you' })
}

test('prompts for the password and repeats the request', async () => {
  const page = show()
  const prompt = within(await createToken(page))
  await page.user.type(prompt.getByLabelText('Your password'), 'wrong')
  await page.user.click(prompt.getByRole('button', { name: 'Continue' }))
  expect(await prompt.findByText('This is not your password.')).toBeInTheDocument()
  await page.user.clear(prompt.getByLabelText('Your password'))
  await page.user.type(prompt.getByLabelText('Your password'), PASSWORD)
  await page.user.click(prompt.getByRole('button', { name: 'Continue' }))
  expect(await screen.findByText('rfl_7Qm2vKp9_secret')).toBeInTheDocument()
  expect(page.requests.filter((request) => request === 'POST /me/tokens')).toHaveLength(2)
})

test('keeps the form with the problem if the user cancels', async () => {
  const page = show()
  const prompt = within(await createToken(page))
  await page.user.click(prompt.getByRole('button', { name: 'Cancel' }))
  expect(
    await screen.findByText('Confirm that it is you: sign in again, and repeat this.'),
  ).toBeInTheDocument()
  expect(screen.getByLabelText('Name')).toHaveValue('Backup script')
})

test('offers no password to an account without one', async () => {
  const prompt = within(await createToken(show({ hasPassword: false })))
  expect(prompt.queryByLabelText('Your password')).not.toBeInTheDocument()
  expect(prompt.queryByRole('button', { name: 'Continue' })).not.toBeInTheDocument()
  expect(prompt.getByRole('button', { name: /Work/ })).toBeInTheDocument()
})
