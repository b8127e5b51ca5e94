import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { AccountFields } from '@/components/account/account-fields'
import { NewPasswordField } from '@/components/account/new-password-field'
import { renderComponent } from '@/tests/support/dom/render'

const renderField = () =>
  renderComponent(
    <NewPasswordField label="Password" name="password" personal={['Ada Lindqvist']} />,
  )

test('an empty field shows the requirement', () => {
  renderField()
  expect(screen.getByText(/^At least 10 characters, hard to guess\./)).toBeVisible()
})

test.each([
  ['short', /^5 more characters are needed\.$/],
  ['ninechars', /^1 more character is needed\.$/],
  ['password123', /^Guessed instantly\. ./],
  ['Ada Lindqvist', /^Guessed instantly\. It contains your name/],
  ['lanterns drift over harbours', /^Takes more than a lifetime to guess\.$/],
])('%j is rated while it is typed', async (password, text) => {
  const { user } = renderField()
  await user.type(screen.getByLabelText('Password'), password)
  expect(await screen.findByText(text)).toBeVisible()
})

test('a password that is deleted is not rated any longer', async () => {
  const { user } = renderField()
  await user.type(screen.getByLabelText('Password'), 'short')
  expect(await screen.findByText('5 more characters are needed.')).toBeVisible()
  await user.clear(screen.getByLabelText('Password'))
  expect(await screen.findByText(/^At least 10 characters/)).toBeVisible()
})

test('a password is rated with the name of an attempt before scripts had loaded', async () => {
  const values = { email: 'ada@example.org', displayName: 'Ada Lindqvist' }
  const { user } = renderComponent(<AccountFields errors={{}} values={values} />)
  await user.type(screen.getByLabelText('Password'), 'Ada Lindqvist')
  expect(await screen.findByText(/^Guessed instantly\. It contains your name/)).toBeVisible()
})
