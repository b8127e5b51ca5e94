import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ApiReference } from '@/components/docs/api-reference'
import { DocsFrame } from '@/components/docs/docs-frame'
import { ProblemList } from '@/components/docs/problem-list'
import { contracts } from '@/lib/contract/all'
import { renderComponent } from '@/tests/support/dom/render'

test('the reference lists every operation, with fields and problems', () => {
  const { container } = renderComponent(<ApiReference />)
  expect(screen.getAllByRole('listitem')).toHaveLength(contracts.length)
  const login = container.querySelector<HTMLElement>('#login')
  if (!login) throw new Error('The login operation is missing.')
  expect(login).toHaveTextContent('No account needed. Fields: email, password')
  expect(login).toHaveTextContent(/Returns 200(, \w+)+\./)
  expect(within(login).getByRole('link', { name: 'invalid_credentials' })).toHaveAttribute(
    'href',
    '/docs/problems/invalid_credentials',
  )
})

test('the frame of a page has a title and links to the other pages', () => {
  renderComponent(<DocsFrame title="Problems">Text</DocsFrame>)
  expect(screen.getByRole('heading', { level: 1, name: 'Problems' })).toBeInTheDocument()
  const links = within(screen.getByRole('navigation', { name: 'API' })).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/docs',
    '/redoc',
    '/docs/reference',
    '/docs/problems',
    '/docs/versioning',
  ])
})

test('problems are grouped by status', () => {
  renderComponent(
    <ProblemList
      problems={[
        { code: 'not_found', status: 404, title: 'Not found' },
        { code: 'song_not_found', status: 404, title: 'Song not found' },
        { code: 'conflict', status: 409, title: 'Conflict' },
      ]}
    />,
  )
  const group = screen.getByRole('region', { name: '404' })
  expect(within(group).getAllByRole('link')).toHaveLength(2)
})
