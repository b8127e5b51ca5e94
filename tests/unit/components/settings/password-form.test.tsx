import { screen } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { PasswordForm } from '@/components/settings/password-form'
import { setSignInPrompt } from '@/lib/client/recent-sign-in'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'
import { problemResponse } from '@/tests/support/dom/problem'

const current = () => screen.getByLabelText('Current password')
const next = () => screen.getByLabelText('New password')

async function submit(response: () => unknown) {
  const bodies: unknown[] = []
  stubApi({
    'PUT /me/password': ({ body }) => {
      bodies.push(body)
      return response()
    },
  })
  const page = renderPage(<PasswordForm personal={['ada@example.org']} hasPassword />)
  await page.user.type(current(), 'old secret')
  await page.user.type(next(), 'four unrelated words')
  await page.user.click(screen.getByRole('button', { name: 'Change password' }))
  return { bodies, ...page }
}

test('a changed password clears the fields', async () => {
  const { bodies } = await submit(() => undefined)
  expect(await screen.findByText(/The password is changed/)).toBeInTheDocument()
  expect(current()).toHaveValue('')
  expect(next()).toHaveValue('')
  expect(bodies).toEqual([
    {
      currentPassword: 'old secret',
      newPassword: 'four unrelated words',
      revokeTokens: true,
    },
  ])
})

test('the first password is set after a sign-in, without a current one', async () => {
  const bodies: unknown[] = []
  stubApi({
    'PUT /me/password': ({ body }) => {
      bodies.push(body)
      return bodies.length === 1 ? problemResponse(403, 'recent_sign_in_required') : undefined
    },
  })
  onTestFinished(setSignInPrompt(async () => true))
  const { user } = renderPage(<PasswordForm personal={[]} hasPassword={false} />)
  expect(screen.queryByLabelText('Current password')).not.toBeInTheDocument()
  await user.type(next(), 'four unrelated words')
  await user.click(screen.getByRole('button', { name: 'Set password' }))
  expect(await screen.findByText(/The password is changed/)).toBeInTheDocument()
  const sent = { newPassword: 'four unrelated words', revokeTokens: true }
  expect(bodies).toEqual([sent, sent])
})

test('a wrong current password is marked and focused, and nothing typed is lost', async () => {
  await submit(() => problemResponse(401, 'invalid_credentials'))
  expect(await screen.findByText('This is not your current password.')).toBeInTheDocument()
  expect(current()).toHaveFocus()
  expect(next()).toHaveValue('four unrelated words')
})

test('a weak new password is explained at its field', async () => {
  await submit(() =>
    problemResponse(422, 'weak_password', {
      errors: [{ path: 'newPassword', code: 'too_easy', message: 'Add a word.' }],
    }),
  )
  expect(await screen.findByText('Add a word.')).toBeInTheDocument()
  expect(next()).toHaveFocus()
})

test('the result disappears when the user types again', async () => {
  const { user } = await submit(() => problemResponse(500, 'internal'))
  expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong on our side.')
  await user.type(next(), '!')
  expect(screen.getByRole('alert')).toBeEmptyDOMElement()
})
