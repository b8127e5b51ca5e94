import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { RegisterForm } from '@/components/account/register-form'
import type { Fault } from '@/lib/errors'
import { stubApi } from '@/tests/support/dom/api'
import { stubNavigation } from '@/tests/support/dom/navigation'
import { problemResponse } from '@/tests/support/dom/problem'
import { renderComponent } from '@/tests/support/dom/render'
import { signInRoutes } from '@/tests/support/dom/sign-in'

const REGISTER = 'POST /auth/register'
const PASSWORD = 'lanterns drift over harbours'

let assign: ReturnType<typeof stubNavigation>
beforeEach(() => {
  assign = stubNavigation()
})

const field = (name: string) => screen.getByRole('textbox', { name })

function renderForm(register: (body: unknown) => unknown) {
  const sent: unknown[] = []
  stubApi({
    ...signInRoutes(),
    [REGISTER]: ({ body }) => {
      sent.push(body)
      return register(body)
    },
  })
  return { sent, ...renderComponent(<RegisterForm next="/import" registration="open" />) }
}

async function fill({ user }: { user: ReturnType<typeof renderForm>['user'] }) {
  await user.type(field('Email'), 'ada@example.com')
  await user.type(field('Name'), ' Ada ')
  await user.type(screen.getByLabelText('Password'), PASSWORD)
  await user.click(screen.getByRole('button', { name: 'Create account' }))
}

test('a new account is signed in and led to the page that was requested', async () => {
  const form = renderForm(() => ({ id: 'user' }))
  await fill(form)
  await waitFor(() => expect(assign).toHaveBeenCalledExactlyOnceWith('/import'))
  expect(form.sent).toEqual([{ email: 'ada@example.com', password: PASSWORD, displayName: 'Ada' }])
})

describe('a rejected registration', () => {
  test('shows at the field that the address is taken, and focuses it', async () => {
    await fill(renderForm(() => problemResponse(409, 'email_taken')))
    await waitFor(() =>
      expect(field('Email')).toHaveAccessibleDescription(
        'An account with this address already exists. Sign in instead.',
      ),
    )
    await waitFor(() => expect(field('Email')).toHaveFocus())
    expect(assign).not.toHaveBeenCalled()
  })

  test('shows each fault at its field', async () => {
    const errors: Fault[] = [
      { path: 'displayName', code: 'too_big', message: 'Use fewer characters.' },
    ]
    await fill(renderForm(() => problemResponse(422, 'invalid_input', { errors })))
    await waitFor(() => expect(field('Name')).toHaveAccessibleDescription(/Use fewer characters\./))
  })

  test('shows above the form why it failed as a whole', async () => {
    await fill(renderForm(() => problemResponse(429, 'rate_limited')))
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(
        'Too many attempts. Wait a minute and try again.',
      ),
    )
    expect(screen.getByRole('button', { name: 'Create account' })).toBeEnabled()
  })
})

test('a setup code is sent if the person has one', async () => {
  const { user, sent, ...form } = renderForm(() => ({ id: 'user' }))
  expect(screen.queryByRole('textbox', { name: 'Setup code' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'I have a setup code' }))
  await user.type(await screen.findByRole('textbox', { name: 'Setup code' }), 'CODE')
  await fill({ user, ...form })
  await waitFor(() => expect(assign).toHaveBeenCalledOnce())
  expect(sent).toEqual([expect.objectContaining({ setupCode: 'CODE' })])
})

test('the invitation in the address of the page is sent', async () => {
  window.history.replaceState(null, '', '#token=invitation')
  const form = renderForm(() => ({ id: 'user' }))
  await screen.findByText(/You have an invitation/)
  await fill(form)
  await waitFor(() =>
    expect(form.sent).toEqual([expect.objectContaining({ invitation: 'invitation' })]),
  )
  window.history.replaceState(null, '', '#')
})
