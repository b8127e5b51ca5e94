import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { AccountPage } from '@/components/account/account-page'
import { renderComponent } from '@/tests/support/dom/render'

test('a page of an account has one heading, its form and a link to the start page', () => {
  renderComponent(
    <AccountPage title="Sign in" below="No account yet?">
      <form aria-label="Sign in" />
    </AccountPage>,
  )
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Sign in')
  expect(screen.getByRole('main')).toContainElement(screen.getByRole('form'))
  expect(screen.getByText('No account yet?')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Riffle' })).toHaveAttribute('href', '/')
})
