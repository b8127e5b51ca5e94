import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { SyncLine } from '@/components/connections/sync-line'
import type { Import } from '@/lib/contract/import'
import type { Playlist } from '@/lib/contract/playlist'
import { stubApi } from '@/tests/support/dom/api'
import { playlistNamed } from '@/tests/support/dom/library'
import { renderPage } from '@/tests/support/dom/page'
import { problemResponse } from '@/tests/support/dom/problem'
import { spotifyImport } from './fixtures'

const NOW_MS = Date.parse('2026-11-23T12:00:00Z')
const SYNC = 'POST /playlists/road/sync'

const origin: Playlist['origin'] = {
  source: 'spotify',
  externalId: '37i9dQZF1DX0XUsuxWHRQd',
  syncedAt: '2026-11-23T10:00:00Z',
  syncMode: 'mirror',
}

/** A stream of events that never opens: the state of an import is polled instead. */
class ClosedEventSource extends EventTarget {
  onerror: (() => void) | null = null
  constructor() {
    super()
    queueMicrotask(() => this.onerror?.())
  }
  close() {}
}

beforeEach(() => vi.stubGlobal('EventSource', ClosedEventSource))

const renderLine = (values: Partial<Playlist> = {}) =>
  renderPage(<SyncLine playlist={playlistNamed('Road', { origin, ...values })} nowMs={NOW_MS} />)

const syncNow = () => screen.getByRole('button', { name: 'Sync now' })

test('is empty for a playlist that is not from Spotify', () => {
  renderLine({ origin: null })
  expect(screen.queryByText(/Spotify/)).toBeNull()
})

test('shows when the playlist was synced', () => {
  renderLine()
  expect(screen.getByText('Synced with Spotify 2 hours ago')).toBeVisible()
})

describe('a sync', () => {
  const ended = (values: Partial<Import>) =>
    spotifyImport({ finishedAt: '2026-11-23T12:00:00Z', ...values })

  test.each([
    [
      'has new tracks',
      ended({ status: 'succeeded', report: reportOf(3) }),
      'In sync with Spotify.',
    ],
    ['has none', ended({ status: 'succeeded' }), 'Nothing has changed at Spotify.'],
    ['is stopped', ended({ status: 'cancelled' }), 'The sync was stopped.'],
    [
      'fails',
      ended({ status: 'failed', error: 'The list is gone.' }),
      'Not synced. The list is gone.',
    ],
  ])('that %s shows its outcome, and the page is loaded again', async (_, outcome, text) => {
    stubApi({ [SYNC]: () => spotifyImport(), 'GET /imports/*': () => outcome })
    const { user, router } = renderLine()
    await user.click(syncNow())
    expect(await screen.findByText('Syncing with Spotify')).toBeVisible()
    expect(await screen.findByText(text)).toBeInTheDocument()
    expect(router.refresh).toHaveBeenCalledOnce()
    await waitFor(() => expect(syncNow()).toBeEnabled())
  })

  test('shows until when it waits for Spotify', async () => {
    const waitingUntil = new Date(Date.now() + 60_000).toISOString()
    stubApi({ [SYNC]: () => spotifyImport({ waitingUntil }) })
    const { user } = renderLine()
    await user.click(syncNow())
    expect(await screen.findByText(/^Spotify allows no requests until \d\d:\d\d$/)).toBeVisible()
  })

  test('that cannot start shows why', async () => {
    stubApi({ [SYNC]: () => problemResponse(429, 'rate_limited') })
    const { user } = renderLine()
    await user.click(syncNow())
    expect(await screen.findByText(/^Not synced\. Too many attempts/)).toBeInTheDocument()
    expect(syncNow()).toBeEnabled()
  })

  test('starts with the chosen mode', async () => {
    const sent: unknown[] = []
    stubApi({
      [SYNC]: ({ body }) => {
        sent.push(body)
        return problemResponse(429, 'rate_limited')
      },
    })
    const { user } = renderLine()
    await user.click(screen.getByRole('button', { name: 'The same as at Spotify' }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'Only add new tracks' }))
    expect(await screen.findByRole('button', { name: 'Only add new tracks' })).toBeVisible()
    expect(sent).toEqual([{ mode: 'append' }])
  })
})

function reportOf(imported: number): Import['report'] {
  return { ...spotifyImport().report, imported }
}
