import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ImportBlock } from '@/components/imports/import-block'
import type { Import } from '@/lib/contract/import'
import { stubApi } from '@/tests/support/dom/api'
import { stubEventSource } from '@/tests/support/dom/event-source'
import { importWith, NOW_MS, runningImport } from '@/tests/support/dom/imports'
import { renderWithPlayer } from '@/tests/support/dom/player'

let events: ReturnType<typeof stubEventSource>
beforeEach(() => {
  events = stubEventSource()
})
afterEach(() => void vi.useRealTimers())

const renderBlock = (row: Import) => renderWithPlayer(<ImportBlock initial={row} nowMs={NOW_MS} />)
const bar = () => screen.getByRole('progressbar', { name: 'records.csv' })
const announcement = () => screen.getAllByRole('status')[0]?.textContent

describe('a running import', () => {
  test('shows its progress, and follows the events of the server', async () => {
    renderBlock(runningImport(0))
    expect(events.sources[0]?.url).toBe('/api/v1/imports/import/events')
    expect(bar()).toHaveAttribute('aria-valuetext', '0 of 200 rows')
    expect(announcement()).toBe('records.csv is being read.')
    events.send('import', runningImport(120))
    expect(bar()).toHaveAttribute('aria-valuenow', '120')
    expect(announcement()).toBe('records.csv: 50 % read.')
    expect(await screen.findByText('120 of 200')).toBeVisible()
  })

  test('becomes its report', () => {
    renderBlock(runningImport(150))
    const playlist = { id: 'evening', name: 'Evening', trackCount: 0 }
    events.send('import', importWith({ playlists: [playlist] }))
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument()
    expect(screen.getByRole('heading', { name: 'Evening' })).toBeVisible()
    expect(announcement()).toBe('records.csv: 164 tracks.')
    expect(events.sources[0]?.isClosed).toBe(true)
  })

  test('is polled without events, with a note if that fails', async () => {
    const requests = stubApi({ 'GET /imports/import': () => runningImport(60) })
    renderBlock(runningImport(10))
    act(() => events.sources[0]?.onerror?.())
    await waitFor(() => expect(bar()).toHaveAttribute('aria-valuenow', '60'))
    expect(requests).toContain('GET /imports/import')
    stubApi({})
    expect(await screen.findByText(/^Riffle cannot be reached\. The progress/)).toBeVisible()
  })

  test('has the time of a wait that Spotify requires', () => {
    const waitingUntil = new Date(Date.now() + 60_000).toISOString()
    renderBlock(runningImport(10, { kind: 'spotify', waitingUntil }))
    expect(bar()).toHaveAttribute('aria-valuetext', '10 of 200 tracks')
    expect(screen.getByText(/^Spotify asks us to wait until \d\d:\d\d\. The/)).toBeVisible()
  })

  test('has the date of a long wait', () => {
    const waitingUntil = '2100-01-02T12:00:00Z'
    renderBlock(runningImport(10, { kind: 'spotify', waitingUntil }))
    expect(screen.getByText(/until \d\d:\d\d on 2 January 2100\. The/)).toBeVisible()
  })

  test.each([
    [199, 'A few seconds left'],
    [100, 'About 20 s left'],
    [4, 'About 16 min left'],
  ])('after %i rows in 20 s of 200 has the time left', (done, text) => {
    vi.useFakeTimers({ toFake: ['performance'] })
    renderBlock(runningImport(0))
    vi.advanceTimersByTime(20_000)
    events.send('import', runningImport(done))
    expect(screen.getByText(text)).toBeVisible()
  })
})

describe('a queued import', () => {
  test.each([
    [1, 'Next in the queue'],
    [2, '1 file is ahead of it'],
    [9, '8 files are ahead of it'],
  ])('shows its place %i in the queue', (position, text) => {
    renderBlock(runningImport(0, { status: 'queued', queue: { position, length: 9 } }))
    expect(screen.getByText(text)).toBeVisible()
  })

  test.each([
    ['file', 20, 'Waiting, 20 rows'],
    ['spotify', 1, 'Waiting, 1 track'],
    ['file', 0, 'Waiting'],
  ] as const)('as a %s of %i', (kind, total, text) => {
    renderBlock(runningImport(0, { kind, status: 'queued', progress: { done: 0, total } }))
    expect(screen.getByText(text)).toBeVisible()
    expect(bar()).toHaveAttribute('aria-valuetext', 'Waiting')
  })
})

describe('Stop', () => {
  const stop = () => screen.getByRole('button', { name: 'Stop' })

  test('stops the import, and moves the focus to its heading', async () => {
    stubApi({
      'POST /imports/import/cancel': () =>
        importWith({ status: 'cancelled', progress: { done: 60, total: 200 } }),
    })
    const { user } = renderBlock(runningImport(50))
    await user.click(stop())
    expect(await screen.findByText(/^Stopped after 60 of 200 rows\./)).toBeVisible()
    expect(screen.getByRole('heading', { name: 'records.csv' })).toHaveFocus()
    expect(screen.queryByRole('button', { name: 'Import again' })).not.toBeInTheDocument()
  })

  test('gives the reason if that fails, and reads the import again', async () => {
    const requests = stubApi({
      'POST /imports/import/cancel': () =>
        Response.json({ code: 'conflict', detail: 'It has ended.' }, { status: 409 }),
      'GET /imports/import': () => importWith(),
    })
    const { user } = renderBlock(runningImport(50))
    await user.click(stop())
    expect(await screen.findByText('Could not stop the import: It has ended.')).toBeInTheDocument()
    await waitFor(() => expect(screen.queryByRole('progressbar')).not.toBeInTheDocument())
    expect(requests).toContain('GET /imports/import')
  })
})
