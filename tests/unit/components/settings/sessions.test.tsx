import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Sessions } from '@/components/settings/sessions'
import type { Session } from '@/lib/contract/sessions'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'
import { problemResponse } from '@/tests/support/dom/problem'

const NOW_MS = Date.parse('2026-11-23T12:00:00Z')

const session = (device: string, changes: Partial<Session> = {}): Session => ({
  id: device,
  kind: 'browser',
  device,
  createdAt: '2026-11-20T10:00:00Z',
  lastSeenAt: '2026-11-23T11:00:00Z',
  expiresAt: '2026-12-20T10:00:00Z',
  isCurrent: false,
  isRecent: false,
  ...changes,
})

const here = session('Firefox on Linux', { isCurrent: true })
const phone = session('Safari on iPhone')
const script = session('curl')

function show(sessions: Session[], routes: Parameters<typeof stubApi>[0] = {}) {
  const known = { data: sessions, nextCursor: null }
  const requests = stubApi({ 'GET /me/sessions': () => known, ...routes })
  return { requests, ...renderPage(<Sessions known={known} nowMs={NOW_MS} />) }
}

const endButton = (device: string) =>
  screen.getByRole('button', { name: `End the session of ${device}` })

test('this device comes first and has no button; the others show when they were last seen', () => {
  show([phone, here, script])
  const [first, second] = screen.getAllByRole('listitem')
  expect(first).toHaveTextContent('Firefox on LinuxThis device, signed in 20 November 2026')
  expect(second).toHaveTextContent('Last seen 1 hour ago, signed in 20 November 2026')
  expect(within(first ?? document.body).queryByRole('button')).not.toBeInTheDocument()
})

test('a single session has no button for the others', () => {
  show([here])
  expect(screen.queryByRole('button', { name: 'End all others' })).not.toBeInTheDocument()
})

test('one other session can be ended', async () => {
  const { user, requests } = show([here, phone, script], {
    'DELETE /me/sessions/*': () => undefined,
  })
  await user.click(endButton('Safari on iPhone'))
  expect(await screen.findByText('Safari on iPhone is signed out.')).toBeInTheDocument()
  expect(requests).toContain('DELETE /me/sessions/Safari%20on%20iPhone')
  expect(screen.getAllByRole('listitem').length).toBeGreaterThan(1)
})

test('all other sessions can be ended at once', async () => {
  const { user, requests } = show([here, phone, script], { 'DELETE /me/sessions': () => undefined })
  await user.click(screen.getByRole('button', { name: 'End all others' }))
  expect(await screen.findByText('2 other sessions ended.')).toBeInTheDocument()
  expect(requests).toContain('DELETE /me/sessions')
})

test('a session that could not be ended stays, with the reason', async () => {
  const { user } = show([here, phone], {
    'DELETE /me/sessions/*': () => problemResponse(429, 'rate_limited'),
  })
  await user.click(endButton('Safari on iPhone'))
  expect(
    await screen.findByText(
      'The session was not ended. Too many attempts. Wait a minute and try again.',
    ),
  ).toBeInTheDocument()
  expect(endButton('Safari on iPhone')).toBeEnabled()
})
