import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { RegisterForm } from '@/components/account/register-form'
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
  return { sent, ...renderComponent(<RegisterForm next="/import" />) }
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
    const errors = [{ path: 'displayName', code: 'too_long', message: 'Use fewer characters.' }]
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

test('the address of an administrator needs a setup code, which is checked', async () => {
  const { user, sent, ...form } = renderForm((body) =>
    typeof body === 'object' && body !== null && 'setupCode' in body && body.setupCode === 'RIGHT'
      ? { id: 'user' }
      : problemResponse(403, 'setup_code_needed'),
  )
  await fill({ user, ...form })
  const code = await screen.findByRole('textbox', { name: 'Setup code' })
  expect(code).toHaveAccessibleDescription(/Enter its setup code\./)
  await waitFor(() => expect(code).toHaveFocus())
  await user.type(code, 'WRONG{Enter}')
  await waitFor(() => expect(code).toHaveAccessibleDescription(/This is not the setup code/))
  await user.clear(code)
  await user.type(code, 'RIGHT{Enter}')
  await waitFor(() => expect(assign).toHaveBeenCalledOnce())
  expect(sent).toHaveLength(3)
})
