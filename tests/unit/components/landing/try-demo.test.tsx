import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { TryDemo } from '@/components/landing/try-demo'
import { stubApi } from '@/tests/support/dom/api'
import { stubNavigation } from '@/tests/support/dom/navigation'
import { renderComponent } from '@/tests/support/dom/render'
import { signInRoutes } from '@/tests/support/dom/sign-in'

const open = () => screen.getByRole('button', { name: 'Try the demo' })

test('a visitor is signed in as a guest and led to the home page', async () => {
  const assign = stubNavigation()
  const requests = stubApi(signInRoutes())
  const { user } = renderComponent(<TryDemo />)
  await user.click(open())
  await waitFor(() => expect(assign).toHaveBeenCalledExactlyOnceWith('/'))
  expect(requests).toEqual(['GET /api/auth/csrf', 'POST /api/auth/callback/guest'])
})

test.each([
  ['CredentialsSignin', 'The demo cannot be opened right now. Try again in a minute.'],
  ['rate_limited', 'Too many attempts. Wait a minute and try again.'],
])('a demo that cannot be opened because of %s shows why', async (error, text) => {
  const assign = stubNavigation()
  stubApi(signInRoutes(error))
  const { user } = renderComponent(<TryDemo />)
  await user.click(open())
  expect(await screen.findByRole('alert')).toHaveTextContent(text)
  expect(assign).not.toHaveBeenCalled()
  expect(open()).toBeEnabled()
})

test('the demo cannot be opened twice at once', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => {}))
  const { user } = renderComponent(<TryDemo />)
  await user.click(open())
  expect(screen.getByRole('button', { name: 'Opening the demo…' })).toBeDisabled()
})
