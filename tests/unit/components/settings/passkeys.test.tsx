import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Passkeys } from '@/components/settings/passkeys/passkeys'
import type { Passkey } from '@/lib/contract/passkeys'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'

const NOW_MS = Date.parse('2026-11-23T12:00:00Z')

const passkey = (name: string, lastUsedAt: string | null = null): Passkey => ({
  id: name,
  name,
  isBackedUp: true,
  createdAt: '2026-11-20T10:00:00Z',
  lastUsedAt,
})

/** Shows the section. The server has the passkeys of `initial`. */
function show(initial: Passkey[]) {
  let passkeys = initial
  const listed = () => ({ data: passkeys, nextCursor: null })
  const requests = stubApi({
    'GET /me/passkeys': listed,
    'PATCH /me/passkeys/*': ({ body }) => {
      const { name } = body as { name: string }
      passkeys = passkeys.map((one, at) => (at === 0 ? { ...one, name } : one))
      return passkeys[0]
    },
    'DELETE /me/passkeys/*': () => {
      passkeys = passkeys.slice(1)
    },
  })
  return { requests, ...renderPage(<Passkeys known={listed()} nowMs={NOW_MS} />) }
}

test('each passkey shows when it was used, or added', () => {
  show([passkey('Phone', '2026-11-23T11:00:00Z'), passkey('Laptop')])
  const [phone, laptop] = screen.getAllByRole('listitem')
  expect(phone).toHaveTextContent('Used 1 hour ago')
  expect(laptop).toHaveTextContent('Added 20 November 2026')
})

test('a passkey is renamed', async () => {
  const { user } = show([passkey('Phone')])
  await user.click(screen.getByRole('button', { name: 'Rename Phone' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.clear(dialog.getByLabelText('Name'))
  await user.type(dialog.getByLabelText('Name'), 'Tablet{Enter}')
  expect(await screen.findByText('Tablet')).toBeInTheDocument()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('a passkey is removed after a confirmation', async () => {
  const { user, requests } = show([passkey('Phone')])
  await user.click(screen.getByRole('button', { name: 'Remove Phone' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Remove' }))
  expect(await screen.findByText('Phone is removed.')).toBeInTheDocument()
  expect(requests).toContain('DELETE /me/passkeys/Phone')
  expect(screen.queryByRole('listitem', { name: 'Phone' })).not.toBeInTheDocument()
})

test('a browser without passkeys is reported', async () => {
  const { user } = show([])
  stubApi({
    'POST /me/passkeys/options': () => ({
      rp: { name: 'Riffle' },
      user: { id: 'YWRh', name: 'ada', displayName: 'Ada' },
      challenge: 'q3Lw0cZ8',
      pubKeyCredParams: [],
    }),
  })
  await user.click(screen.getByRole('button', { name: 'Add a passkey' }))
  expect(await screen.findByText('This browser could not create a passkey.')).toBeInTheDocument()
})
