import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { Landing } from '@/components/landing/landing'
import { renderComponent } from '@/tests/support/dom/render'

// It is an async server component, which only the server can render.
vi.mock('@/components/messages/messages', () => ({
  Messages: ({ children }: { children: React.ReactNode }) => children,
}))

test('the start page leads to the demo, to an account and to the pages for visitors', () => {
  renderComponent(<Landing seed="seed" />)
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
    'Every track once.No artist twice in a row.',
  )
  expect(screen.getByRole('button', { name: 'Try the demo' })).toBeEnabled()
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
  expect(links).toEqual(['/', '/lab', '/docs', '/login', '/register'])
})
