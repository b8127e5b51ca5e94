import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Field } from '@/components/ui/field'
import { renderComponent } from '@/tests/support/dom/render'

const field = () => screen.getByRole('textbox', { name: 'Name' })

test('the label names the field, and a click on it focuses the field', async () => {
  const { user } = renderComponent(<Field label="Name" />)
  await user.click(screen.getByText('Name'))
  expect(field()).toHaveFocus()
  await user.keyboard('Nina')
  expect(field()).toHaveValue('Nina')
})

test('an error marks the field as invalid and describes it together with the hint', () => {
  renderComponent(<Field label="Name" error="Enter a name." hint="Optional." />)
  expect(field()).toBeInvalid()
  expect(field()).toHaveAccessibleDescription('Enter a name. Optional.')
})

test('input that the browser rejects replaces the error of an earlier attempt', async () => {
  const { user } = renderComponent(
    <form>
      <Field label="Name" error="Already in use." required />
      <button type="submit">Send</button>
    </form>,
  )
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(field()).toHaveAccessibleDescription('Fill in this field.')
})

test('a field without error or hint has no description', () => {
  renderComponent(<Field label="Name" />)
  expect(field()).toBeValid()
  expect(field()).not.toHaveAttribute('aria-describedby')
})

test('two fields with one label do not share their description', () => {
  renderComponent(
    <>
      <Field label="Name" error="Too short." />
      <Field label="Name" hint="Optional." />
    </>,
  )
  const [first, second] = screen.getAllByRole('textbox', { name: 'Name' })
  expect(first).toHaveAccessibleDescription('Too short.')
  expect(second).toHaveAccessibleDescription('Optional.')
})

test('input that the browser rejects is explained beside each field, and the first gets the focus', async () => {
  const { user } = renderComponent(
    <form onSubmit={(event) => event.preventDefault()}>
      <Field label="Email" type="email" required />
      <Field label="Name" required />
      <button type="submit">Send</button>
    </form>,
  )
  const email = screen.getByRole('textbox', { name: 'Email' })
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(email).toHaveAccessibleDescription('Fill in this field.')
  expect(field()).toHaveAccessibleDescription('Fill in this field.')
  expect(email).toHaveFocus()
  await user.type(email, 'ada')
  expect(email).not.toHaveAccessibleDescription()
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(email).toHaveAccessibleDescription('Enter an email address, such as ada@example.org.')
})
