import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { SetupForm } from '@/components/welcome/setup-form'
import { completeSetupAction, type SetupFormState } from '@/lib/actions/setup'
import type { Fault } from '@/lib/errors'
import type { ErrorCode } from '@/lib/problem-codes'
import { renderComponent } from '@/tests/support/dom/render'

vi.mock('@/lib/actions/setup', () => ({ completeSetupAction: vi.fn() }))

const action = vi.mocked(completeSetupAction)
const CODE = 'ABCD-EFGH-JKLM-NPQR'
const PASSWORD = 'lanterns drift over harbours'

const field = (name: string) => screen.getByRole('textbox', { name })

const rejection = (code: ErrorCode, errors?: Fault[]): SetupFormState => ({
  problem: { code, detail: 'The text of the server.', errors },
  values: { setupCode: CODE, email: 'ada@example.com', displayName: '' },
})

beforeEach(() => {
  action.mockReset()
})

async function submit(state: SetupFormState) {
  action.mockResolvedValue(state)
  const { user } = renderComponent(<SetupForm />)
  await user.type(field('Setup code'), CODE)
  await user.type(field('Email'), 'ada@example.com')
  await user.type(screen.getByLabelText('Password'), PASSWORD)
  await user.keyboard('{Enter}')
  await waitFor(() => expect(action).toHaveBeenCalledOnce())
  return action.mock.calls[0]?.[1]
}

test('sends all fields, from the keyboard too', async () => {
  const sent = await submit({ ...rejection('internal'), problem: null })
  expect(Object.fromEntries(sent ?? [])).toEqual({
    setupCode: CODE,
    email: 'ada@example.com',
    displayName: '',
    password: PASSWORD,
  })
})

describe('a rejected attempt', () => {
  test('shows at the field that the code is wrong, focuses it and keeps the input', async () => {
    await submit(rejection('setup_code_needed'))
    await waitFor(() => expect(field('Setup code')).toHaveFocus())
    expect(field('Setup code')).toHaveAccessibleDescription(/wrong or has expired/)
    expect(field('Email')).toHaveValue('ada@example.com')
    expect(screen.getByLabelText('Password')).toHaveValue(PASSWORD)
  })

  test('shows each fault at its field', async () => {
    const message = 'Is too easy to guess.'
    await submit(rejection('weak_password', [{ path: 'password', code: 'too_easy', message }]))
    await waitFor(() =>
      expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(/too easy/),
    )
  })

  test.each([
    ['setup_closed', 'already has an administrator'],
    ['rate_limited', 'Too many attempts.'],
    ['insufficient_storage', 'The text of the server.'],
  ] as const)('shows the reason %s above the form', async (code, text) => {
    await submit(rejection(code))
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(text))
    expect(screen.getByRole('button', { name: 'Create administrator' })).toBeEnabled()
  })
})
