import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { JobBoard } from '@/components/admin/job-board'
import type { JobBoard as Board } from '@/lib/contract/admin'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'

const queue = (changes: Partial<Board['queues'][number]> = {}): Board['queues'][number] => ({
  name: 'import',
  isPaused: false,
  waiting: 1_200,
  active: 2,
  oldestWaitingSeconds: 240,
  donePerMinute: 3.14,
  failedPerMinute: 0,
  ...changes,
})

const failure: Board['failures'][number] = {
  id: 'job-1',
  queue: 'spotify_sync',
  attempts: 5,
  reason: 'Spotify did not respond in time.',
  createdAt: '2026-11-23T09:00:00Z',
  failedAt: new Date(Date.now() - 2 * 3_600_000).toISOString(),
}

function show(board: Partial<Board>, routes: Parameters<typeof stubApi>[0] = {}) {
  const all: Board = { queues: [queue()], failures: [], ...board }
  const requests = stubApi({ 'GET /admin/jobs': () => all, ...routes })
  const page = renderPage(<JobBoard first={all} nowMs={Date.parse('2026-11-23T12:00:00Z')} />)
  return { requests, ...page }
}

const row = (name: RegExp) => screen.getByRole('row', { name })

test('a queue is shown with its name and figures', () => {
  show({ queues: [queue()] })
  const cells = within(row(/File import/)).getAllByRole('cell')
  expect(cells.slice(0, 4).map(({ textContent }) => textContent)).toEqual([
    '1,200',
    '2',
    '4 min',
    '3.1',
  ])
})

test.each([
  [null, '–'],
  [12.4, '12 s'],
  [7_200, '2 h'],
])('an oldest job of %s seconds is shown as %s', (oldestWaitingSeconds, text) => {
  show({ queues: [queue({ oldestWaitingSeconds })] })
  expect(within(row(/File import/)).getByText(text)).toBeInTheDocument()
})

test('failures are counted beside the throughput', () => {
  show({ queues: [queue({ failedPerMinute: 0.26 })] })
  expect(screen.getByText('3.1, 0.3 failed')).toBeInTheDocument()
})

test('a queue without a message is named after its identifier', () => {
  show({ queues: [queue({ name: 'new_kind_of_job' })] })
  expect(row(/New kind of job/)).toBeInTheDocument()
})

test('a running queue can be paused, a paused one resumed', async () => {
  const { user, requests } = show(
    { queues: [queue(), queue({ name: 'analysis', isPaused: true })] },
    {
      'PUT /admin/queues/*/pause': () => undefined,
      'DELETE /admin/queues/*/pause': () => undefined,
    },
  )
  await user.click(screen.getByRole('button', { name: 'Pause File import' }))
  await user.click(screen.getByRole('button', { name: 'Resume Audio analysis' }))
  expect(requests).toContain('PUT /admin/queues/import/pause')
  expect(requests).toContain('DELETE /admin/queues/analysis/pause')
})

test('a failed job is shown with its reason, and it or its whole queue can be retried', async () => {
  const { user, requests } = show(
    { failures: [failure] },
    {
      'POST /admin/jobs/*/retry': () => undefined,
      'POST /admin/queues/*/retry': () => undefined,
    },
  )
  expect(screen.getByRole('heading', { name: '1 job failed' })).toBeInTheDocument()
  const item = screen.getByRole('listitem')
  expect(item).toHaveTextContent('Spotify did not respond in time.')
  expect(item).toHaveTextContent('Spotify sync · 5 attempts · 2 hours ago · job-1')
  await user.click(within(item).getByRole('button', { name: 'Try again' }))
  await user.click(screen.getByRole('button', { name: 'Retry all of Spotify sync' }))
  expect(requests).toContain('POST /admin/jobs/job-1/retry')
  expect(requests).toContain('POST /admin/queues/spotify_sync/retry')
})

test('a board without failures explains what would be listed', () => {
  show({})
  expect(screen.getByRole('heading', { name: 'No job has failed' })).toBeInTheDocument()
})

test('figures that could not be refreshed are marked as out of date', async () => {
  show({}, { 'GET /admin/jobs': () => Response.error() })
  await waitFor(() =>
    expect(screen.getByRole('alert')).toHaveTextContent('The figures are out of date'),
  )
})

test('a backup can be started', async () => {
  const { user, requests } = show({}, { 'POST /admin/backups': () => ({ id: 'job-2' }) })
  await user.click(screen.getByRole('button', { name: 'Back up now' }))
  expect(requests).toContain('POST /admin/backups')
})

test('no second backup can be started while one waits or runs', () => {
  show({ queues: [queue({ name: 'backup', waiting: 0, active: 1 })] })
  expect(screen.getByRole('button', { name: 'Backing up' })).toBeDisabled()
})
