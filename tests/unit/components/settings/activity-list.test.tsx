import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ActivityList } from '@/components/settings/activity-list'
import { renderPage } from '@/tests/support/dom/page'

const event = {
  id: '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70',
  event: 'signed_in' as const,
  createdAt: '2026-11-20T10:00:00Z',
  address: '203.0.113.9',
  device: 'Firefox on Linux',
}

test('an event has its time, and its device and address as long as they are kept', () => {
  renderPage(
    <ActivityList
      events={[
        event,
        { ...event, id: 'old', event: 'sign_in_failed', address: null, device: null },
      ]}
    />,
  )
  const [latest, old] = screen.getAllByRole('listitem')
  expect(latest).toHaveTextContent(
    /^Signed in20 November 2026, .* · Firefox on Linux · 203.0.113.9$/,
  )
  expect(old).toHaveTextContent(/^Wrong password20 November 2026, [^·]*$/)
})

test('an account without events has a text', () => {
  renderPage(<ActivityList events={[]} />)
  expect(screen.getByText('Nothing has happened yet.')).toBeVisible()
})
