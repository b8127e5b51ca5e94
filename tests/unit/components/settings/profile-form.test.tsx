import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ProfileForm } from '@/components/settings/profile-form'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'
import { problemResponse } from '@/tests/support/dom/problem'

const user = { email: 'ada@example.org', displayName: 'Ada' }
const field = () => screen.getByRole('textbox', { name: 'Name' })
const save = () => screen.getByRole('button', { name: 'Save name' })

test('the email address is shown, and the name can be saved once it differs', async () => {
  const requests = stubApi({ 'PATCH /me': ({ body }) => body })
  const page = renderPage(<ProfileForm user={user} />)
  expect(field()).toHaveAccessibleDescription('You sign in as ada@example.org.')
  expect(save()).toBeDisabled()
  await page.user.type(field(), ' Lovelace ')
  await page.user.click(save())
  expect(await screen.findByText('The name is saved.')).toBeInTheDocument()
  expect(field()).toHaveValue('Ada Lovelace')
  expect(save()).toBeDisabled()
  expect(requests).toEqual(['PATCH /me'])
  expect(page.router.refresh).toHaveBeenCalledOnce()
})

test('a name that is rejected stays in the field, with the reason', async () => {
  stubApi({
    'PATCH /me': () =>
      problemResponse(422, 'invalid_input', {
        errors: [
          {
            path: 'displayName',
            code: 'invalid_value',
            message: 'Control characters are not allowed.',
          },
        ],
      }),
  })
  const page = renderPage(<ProfileForm user={user} />)
  await page.user.type(field(), '?')
  await page.user.click(save())
  expect(await screen.findByText('Control characters are not allowed.')).toBeInTheDocument()
  expect(field()).toBeInvalid()
  expect(field()).toHaveValue('Ada?')
})

test('a server that cannot be reached is reported at the field', async () => {
  stubApi({ 'PATCH /me': () => Promise.reject(new TypeError('no network')) })
  const page = renderPage(<ProfileForm user={user} />)
  await page.user.type(field(), '?')
  await page.user.click(save())
  expect(await screen.findByText(/Riffle could not be reached/)).toBeInTheDocument()
})
