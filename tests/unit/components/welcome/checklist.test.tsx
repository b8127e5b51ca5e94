import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Checklist } from '@/components/welcome/checklist'
import { testConfigurationAction } from '@/lib/actions/configuration'
import type { PartState, TestResult } from '@/lib/contract/configuration'
import { renderComponent } from '@/tests/support/dom/render'

vi.mock('@/lib/actions/configuration', () => ({ testConfigurationAction: vi.fn() }))

const action = vi.mocked(testConfigurationAction)

const parts: PartState[] = [
  { part: 'database', status: 'configured', settings: ['DATABASE_URL'], isTestable: true },
  { part: 'redis', status: 'built_in', settings: ['REDIS_URL'], isTestable: true },
  { part: 'youtube', status: 'missing', settings: ['YOUTUBE_API_KEY'], isTestable: false },
  { part: 'mail', status: 'missing', settings: ['SMTP_URL'], isTestable: false },
]

const group = (name: string) => within(screen.getByRole('region', { name }))

beforeEach(() => {
  action.mockReset()
})

function renderWithResult(result: Partial<TestResult>) {
  action.mockResolvedValue({
    ok: true,
    value: { part: 'redis', status: 'failed', reason: null, durationMs: 4, ...result },
  })
  return renderComponent(<Checklist parts={parts} />)
}

test('separates missing parts from those that are ready, and names their settings', () => {
  renderComponent(<Checklist parts={parts} />)
  const titles = (name: string) =>
    group(name)
      .getAllByRole('heading', { level: 3 })
      .map((heading) => heading.firstChild?.textContent)
  expect(titles('Not set up')).toEqual(['YouTube', 'Mail'])
  expect(titles('Ready')).toEqual(['Database', 'Redis'])
  expect(group('Not set up').getByText('YOUTUBE_API_KEY')).toBeVisible()
  expect(screen.queryByText('DATABASE_URL')).not.toBeInTheDocument()
})

test('offers a test only for parts that have one', () => {
  renderComponent(<Checklist parts={parts} />)
  const buttons = screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))
  expect(buttons).toEqual(['Test Database', 'Test Redis'])
})

test('announces that a part works', async () => {
  const { user } = renderWithResult({ status: 'passed' })
  await user.click(screen.getByRole('button', { name: 'Test Redis' }))
  await waitFor(() => expect(group('Ready').getByText('Works, 4 ms')).toBeVisible())
  expect(action.mock.calls[0]?.[1].get('part')).toBe('redis')
})

test('announces why a part does not work', async () => {
  const { user } = renderWithResult({ reason: 'timed_out' })
  await user.click(screen.getByRole('button', { name: 'Test Redis' }))
  await waitFor(() => expect(group('Ready').getByText('No response in time.')).toBeVisible())
})

test('shows a problem of the call', async () => {
  action.mockResolvedValue({ ok: false, problem: { code: 'rate_limited', detail: 'Too many.' } })
  const { user } = renderComponent(<Checklist parts={parts} />)
  await user.click(screen.getByRole('button', { name: 'Test Database' }))
  await waitFor(() => expect(screen.getByText(/Too many attempts/)).toBeVisible())
})
