import { screen } from '@testing-library/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import PageFailed from '@/app/(app)/error'
import RouteError from '@/app/error'
import GlobalError from '@/app/global-error'
import NotFound from '@/app/not-found'
import { renderComponent } from '@/tests/support/dom/render'

vi.mock('next/font/local', () => ({ default: () => ({ variable: 'font' }) }))

const failure = Object.assign(new Error('secret'), { digest: '664293807' })

test('a page that failed can be rendered again, or left for the home page', async () => {
  const retry = vi.fn()
  const { user } = renderComponent(<RouteError error={failure} retry={retry} />)
  expect(screen.getByRole('main')).toHaveTextContent('This page could not be loaded')
  expect(screen.getByText(/664293807/)).toBeVisible()
  expect(screen.queryByText(/secret/)).toBeNull()
  expect(screen.getByRole('link', { name: 'Go to the home page' })).toHaveAttribute('href', '/')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(retry).toHaveBeenCalledOnce()
})

test('a page that failed inside the shell leaves its main element to the shell', () => {
  renderComponent(<PageFailed error={failure} retry={() => {}} />)
  expect(screen.getByText('This page could not be loaded')).toBeVisible()
  expect(screen.queryByRole('main')).toBeNull()
})

test('a root layout that failed is replaced by a whole document with its own messages', () => {
  const html = renderToStaticMarkup(<GlobalError error={failure} retry={() => {}} />)
  const page = new DOMParser().parseFromString(html, 'text/html')
  expect(page.documentElement.lang).toBe('en-GB')
  expect(page.title).toBe('Something went wrong · Riffle')
  expect(page.querySelector('main h1')?.textContent).toBe('This page could not be loaded')
  expect(page.body.textContent).toContain('664293807')
  expect(html).not.toContain('secret')
})

test('a missing page shows what may be wrong, and leads to the home page', () => {
  renderComponent(<NotFound />)
  expect(screen.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  expect(screen.getByText('The address is wrong, or the page was removed.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Go to the home page' })).toHaveAttribute('href', '/')
})
