import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { DeleteAccount } from '@/components/settings/delete-account'
import { EndDemo } from '@/components/settings/end-demo'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'
import { problemResponse } from '@/tests/support/dom/problem'

async function openDialog() {
  const page = renderPage(<DeleteAccount hasPassword />)
  await page.user.click(screen.getByRole('button', { name: 'Delete account' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Delete your account' }))
  const submit = async () => {
    await page.user.type(dialog.getByLabelText('Your password'), 'secret')
    await page.user.click(dialog.getByRole('button', { name: 'Delete account' }))
  }
  return { dialog, submit, ...page }
}

test('an account is deleted with the password', async () => {
  const bodies: unknown[] = []
  stubApi({
    'DELETE /me': ({ body }) => void bodies.push(body),
    'GET /api/auth/csrf': () => ({ csrfToken: 'x' }),
    'POST /api/auth/signout': () => ({}),
  })
  const { dialog, submit } = await openDialog()
  await submit()
  expect(await dialog.findByRole('button', { name: 'Deleting…' })).toBeDisabled()
  expect(bodies).toEqual([{ password: 'secret' }])
})

test('a wrong password is reported at its field until the user types again', async () => {
  stubApi({ 'DELETE /me': () => problemResponse(401, 'invalid_credentials') })
  const { dialog, submit, user } = await openDialog()
  await submit()
  expect(await dialog.findByText('This is not your password.')).toBeInTheDocument()
  await user.type(dialog.getByLabelText('Your password'), '2')
  expect(dialog.queryByText('This is not your password.')).not.toBeInTheDocument()
})

test('an account without a password is deleted without one', async () => {
  const bodies: unknown[] = []
  stubApi({
    'DELETE /me': ({ body }) => {
      bodies.push(body)
      return problemResponse(500, 'internal')
    },
  })
  const { user } = renderPage(<DeleteAccount hasPassword={false} />)
  await user.click(screen.getByRole('button', { name: 'Delete account' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Delete your account' }))
  expect(dialog.queryByLabelText('Your password')).not.toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Delete account' }))
  expect(await dialog.findByText(/Something went wrong/)).toBeInTheDocument()
  expect(bodies).toEqual([{}])
})

test('another failure is reported above the field, and the account can be kept', async () => {
  stubApi({ 'DELETE /me': () => problemResponse(500, 'internal') })
  const { dialog, submit, user } = await openDialog()
  await submit()
  expect(await dialog.findByText(/Something went wrong on our side/)).toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Keep it' }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('a guest ends the demo without a password', async () => {
  const requests = stubApi({ 'DELETE /me': () => problemResponse(429, 'rate_limited') })
  const { user } = renderPage(<EndDemo />)
  await user.click(screen.getByRole('button', { name: 'End the demo' }))
  const dialog = within(screen.getByRole('dialog', { name: 'End the demo' }))
  await user.click(dialog.getByRole('button', { name: 'End the demo' }))
  expect(await dialog.findByText(/Too many attempts/)).toBeInTheDocument()
  expect(requests).toEqual(['DELETE /me'])
  await user.click(dialog.getByRole('button', { name: 'Keep it' }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})
