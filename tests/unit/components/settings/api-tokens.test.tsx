import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ApiTokens } from '@/components/settings/api-tokens'
import type { ApiToken } from '@/lib/contract/api-tokens'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'
import { problemResponse } from '@/tests/support/dom/problem'

const NOW_MS = Date.parse('2026-11-23T12:00:00Z')

const token = (changes: Partial<ApiToken> = {}): ApiToken => ({
  id: 'token-1',
  name: 'Backup script',
  hint: 'rfl_7Qm2vKp9',
  scopes: ['read', 'write'],
  createdAt: '2026-11-01T00:00:00Z',
  lastUsedAt: '2026-11-23T10:00:00Z',
  expiresAt: null,
  ...changes,
})

function show(tokens: ApiToken[], routes: Parameters<typeof stubApi>[0] = {}) {
  const known = { data: tokens, nextCursor: null }
  const requests = stubApi({ 'GET /me/tokens': () => known, ...routes })
  return { requests, ...renderPage(<ApiTokens known={known} nowMs={NOW_MS} />) }
}

test.each([
  [token(), 'rfl_7Qm2vKp9…, reads and writes, used 2 hours ago'],
  [token({ scopes: ['read'], lastUsedAt: null }), 'rfl_7Qm2vKp9…, reads, never used'],
  [
    token({ scopes: ['write'], expiresAt: '2026-12-24T00:00:00Z' }),
    'rfl_7Qm2vKp9…, writes, used 2 hours ago, expires 24 December 2026',
  ],
  [
    token({ expiresAt: '2026-11-23T12:00:00Z' }),
    'rfl_7Qm2vKp9…, reads and writes, used 2 hours ago, expired 23 November 2026',
  ],
])('a token is described %#', (shown, facts) => {
  show([shown])
  expect(screen.getByText(facts)).toBeInTheDocument()
})

async function create(response: (body: unknown) => unknown) {
  const page = show([], { 'POST /me/tokens': ({ body }) => response(body) })
  await page.user.click(screen.getByRole('button', { name: 'New token' }))
  const dialog = screen.getByRole('dialog', { name: 'New token' })
  await page.user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Sync')
  await page.user.click(within(dialog).getByRole('radio', { name: 'Read and write' }))
  await page.user.click(within(dialog).getByRole('radio', { name: 'Never' }))
  await page.user.click(within(dialog).getByRole('button', { name: 'Create token' }))
  return { dialog, ...page }
}

test('a new token is shown once, can be copied, and is in the list afterwards', async () => {
  const bodies: unknown[] = []
  const { dialog, user } = await create((body) => {
    bodies.push(body)
    return { ...token({ id: 'token-2', name: 'Sync' }), token: 'rfl_secret' }
  })
  expect(await within(dialog).findByRole('status', { name: 'The token' })).toHaveTextContent(
    'rfl_secret',
  )
  expect(bodies).toEqual([{ name: 'Sync', scopes: ['read', 'write'], expiresAt: null }])
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeInTheDocument()
  expect(await navigator.clipboard.readText()).toBe('rfl_secret')
  await user.click(screen.getByRole('button', { name: 'Done' }))
  expect(screen.queryByText('rfl_secret')).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Revoke Sync' })).toBeInTheDocument()
})

test('a browser that does not allow copying is reported', async () => {
  const { user } = await create(() => ({ ...token(), token: 'rfl_secret' }))
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'))
  await user.click(await screen.findByRole('button', { name: 'Copy' }))
  expect(await screen.findByText(/Select the text and copy it by hand/)).toBeInTheDocument()
})

test('a rejected token keeps the form, with the reason at the field or above it', async () => {
  let attempts = 0
  const { dialog, user } = await create(() =>
    attempts++ === 0
      ? problemResponse(422, 'invalid_input', {
          errors: [{ path: 'name', code: 'taken', message: 'The name is taken.' }],
        })
      : problemResponse(409, 'conflict', { detail: 'You have 20 tokens. Revoke one first.' }),
  )
  expect(await within(dialog).findByText('The name is taken.')).toBeInTheDocument()
  await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), '2')
  await user.click(within(dialog).getByRole('button', { name: 'Create token' }))
  expect(await within(dialog).findByRole('alert')).toHaveTextContent(
    'You have 20 tokens. Revoke one first.',
  )
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
  expect(dialog).not.toBeInTheDocument()
})

test('a token is revoked after a confirmation', async () => {
  const { user, requests } = show([token()], { 'DELETE /me/tokens/*': () => undefined })
  await user.click(screen.getByRole('button', { name: 'Revoke Backup script' }))
  const dialog = screen.getByRole('dialog', { name: 'Revoke Backup script' })
  expect(requests).not.toContain('DELETE /me/tokens/token-1')
  await user.click(within(dialog).getByRole('button', { name: 'Revoke' }))
  expect(await screen.findByText('Backup script is revoked.')).toBeInTheDocument()
  expect(requests).toContain('DELETE /me/tokens/token-1')
  expect(screen.queryByText(/rfl_7Qm2vKp9/)).not.toBeInTheDocument()
})

test('a token that could not be revoked stays, with the reason', async () => {
  const { user } = show([token()], {
    'DELETE /me/tokens/*': () => problemResponse(503, 'service_unavailable'),
  })
  await user.click(screen.getByRole('button', { name: 'Revoke Backup script' }))
  const dialog = screen.getByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Revoke' }))
  expect(await within(dialog).findByRole('alert')).toHaveTextContent(/temporarily unavailable/)
  await user.click(within(dialog).getByRole('button', { name: 'Keep it' }))
  await waitFor(() => expect(dialog).not.toBeInTheDocument())
  expect(screen.getByText(/rfl_7Qm2vKp9/)).toBeInTheDocument()
})
