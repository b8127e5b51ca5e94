import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { LoginForm } from '@/components/account/login-form'
import { stubApi } from '@/tests/support/dom/api'
import { stubNavigation } from '@/tests/support/dom/navigation'
import { renderComponent } from '@/tests/support/dom/render'
import { signInRoutes } from '@/tests/support/dom/sign-in'

let assign: ReturnType<typeof stubNavigation>
beforeEach(() => {
  assign = stubNavigation()
})

async function signIn() {
  const { user } = renderComponent(<LoginForm next="/import" hasPasskeys={false} />)
  await user.type(screen.getByRole('textbox', { name: 'Email' }), 'ada@example.com')
  await user.type(screen.getByLabelText('Password'), 'a long sentence{Enter}')
}

test('a sign-in leads to the page that was requested', async () => {
  const sent: unknown[] = []
  const routes = signInRoutes()
  stubApi({
    ...routes,
    'POST /api/auth/callback/credentials': ({ body }) => {
      sent.push(body)
      return routes['POST /api/auth/callback/credentials']()
    },
  })
  await signIn()
  await waitFor(() => expect(assign).toHaveBeenCalledExactlyOnceWith('/import'))
  const [form] = sent
  expect(form instanceof URLSearchParams && Object.fromEntries(form)).toMatchObject({
    email: 'ada@example.com',
    password: 'a long sentence',
    csrfToken: 'token',
  })
})

test.each([
  ['CredentialsSignin', 'The email address or the password is incorrect.'],
  ['rate_limited', 'Too many attempts. Wait a minute and try again.'],
  ['anything', 'Something went wrong on our side. Try again.'],
])('a sign-in that ends with %s shows why and keeps the fields', async (error, text) => {
  stubApi(signInRoutes(error))
  await signIn()
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(text))
  expect(assign).not.toHaveBeenCalled()
  expect(screen.getByRole('textbox', { name: 'Email' })).toHaveValue('ada@example.com')
  expect(screen.getByLabelText('Password')).toHaveValue('a long sentence')
  expect(screen.getByRole('button', { name: 'Sign in' })).toBeEnabled()
})

test('an account with two-factor sign-in requires a code, or a recovery code', async () => {
  const sent: Record<string, FormDataEntryValue>[] = []
  const errors = ['totp_required', 'invalid_totp', undefined]
  stubApi({
    'GET /api/auth/csrf': () => ({ csrfToken: 'token' }),
    'POST /api/auth/callback/credentials': ({ body }) => {
      if (body instanceof URLSearchParams) sent.push(Object.fromEntries(body))
      const error = errors.shift()
      return { url: `http://localhost:3000/login${error ? `?error=${error}` : ''}` }
    },
  })
  await signIn()
  const code = await screen.findByLabelText('Code of your authenticator app')
  expect(code).toHaveFocus()
  expect(screen.getByRole('alert')).toBeEmptyDOMElement()
  const user = userEvent.setup()
  await user.type(code, '123456{Enter}')
  await waitFor(() => expect(code).toHaveAccessibleDescription(/This code is wrong/))
  await user.click(screen.getByRole('button', { name: 'Use a recovery code' }))
  await user.type(screen.getByLabelText('Recovery code'), 'AAAA-BBBB{Enter}')
  await waitFor(() => expect(assign).toHaveBeenCalledExactlyOnceWith('/import'))
  expect(sent[0]).not.toHaveProperty('totp')
  expect(sent[1]).toMatchObject({ password: 'a long sentence', totp: '123456' })
  expect(sent[2]).toMatchObject({ recoveryCode: 'AAAA-BBBB' })
  expect(sent[2]).not.toHaveProperty('totp')
})

test('the form cannot be sent twice at once', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => {}))
  await signIn()
  expect(screen.getByRole('button', { name: 'Signing in…' })).toBeDisabled()
})

test('the password can be shown and hidden again', async () => {
  const { user } = renderComponent(<LoginForm next="/" hasPasskeys={false} />)
  const field = screen.getByLabelText('Password')
  expect(field).toHaveAttribute('type', 'password')
  await user.click(screen.getByRole('button', { name: 'Show password' }))
  expect(field).toHaveAttribute('type', 'text')
  await user.click(screen.getByRole('button', { name: 'Hide password' }))
  expect(field).toHaveAttribute('type', 'password')
})
