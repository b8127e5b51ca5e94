import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { YoutubeKey } from '@/components/settings/youtube/youtube-key'
import type { YoutubeConnection } from '@/lib/contract/connections'
import { type Route, stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'

const KEY = 'AIzaSyKeyOfAUser0123456789'
const STORED: YoutubeConnection = {
  id: '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70',
  provider: 'youtube',
  displayName: 'API key …6789',
  status: 'active',
  brokenReason: null,
  keyEnding: '6789',
  searchesLeft: 100,
  searchesPerDay: 100,
  resetsAt: '2026-11-30T08:00:00.000Z',
  connectedAt: '2026-11-29T10:00:00.000Z',
}

const field = () => screen.getByRole('textbox', { name: 'YouTube API key' })
const heading = () => screen.getByRole('heading', { level: 3 })
const button = (name: string) => screen.getByRole('button', { name })

function render(connection: YoutubeConnection | null, routes: Record<string, Route> = {}) {
  const requests = stubApi(routes)
  return { requests, ...renderPage(<YoutubeKey connection={connection} />) }
}

const problem = (code: string, detail: string, errors?: object[]) =>
  new Response(JSON.stringify({ code, detail, status: 422, title: code, errors }), {
    status: 422,
    headers: { 'content-type': 'application/problem+json' },
  })

test('a pasted key is sent without the blanks around it', async () => {
  let sent: unknown
  const { user, router } = render(null, {
    'PUT /me/connections/youtube': ({ body }) => {
      sent = body
      return STORED
    },
  })
  await user.type(field(), ` ${KEY} `)
  await user.click(button('Check and save'))
  expect(await screen.findByText('The key works and is saved.')).toBeVisible()
  expect(sent).toEqual({ key: KEY })
  expect(router.refresh).toHaveBeenCalled()
})

test('the reason why YouTube rejects a key is shown at its field', async () => {
  const detail = 'The restrictions of this key do not let this server use it.'
  const { user } = render(null, {
    'PUT /me/connections/youtube': () => problem('youtube_key_restricted', detail),
  })
  await user.type(field(), KEY)
  await user.click(button('Check and save'))
  await waitFor(() => expect(field()).toHaveAccessibleDescription(new RegExp(detail)))
  expect(field()).toBeInvalid()
  await user.type(field(), 'x')
  expect(field()).toBeValid()
})

test('the guide has a link to each page of the console', async () => {
  const { user } = render(null)
  await user.click(screen.getByText('How to create a key'))
  const links = ['Create a project', 'YouTube Data API v3', 'Credentials']
  for (const name of links) {
    const link = screen.getByRole('link', { name })
    expect(link).toHaveAttribute('href', expect.stringMatching(/^https:\/\/console\.cloud\.google/))
  }
})

test('a stored key shows its last four characters, and can be replaced', async () => {
  const { user } = render(STORED)
  expect(screen.getByText('6789')).toBeVisible()
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
  await user.click(button('Replace key'))
  expect(field()).toHaveValue('')
  expect(field()).toHaveFocus()
  await user.click(button('Keep the present key'))
  expect(heading()).toHaveFocus()
  expect(screen.getByText('6789')).toBeVisible()
})

test('a stored key is removed', async () => {
  const { user, requests, router } = render(STORED, {
    'DELETE /me/connections/youtube': () => undefined,
  })
  await user.click(button('Remove key'))
  expect(await screen.findByText(/The key is removed/)).toBeVisible()
  expect(requests).toContain('DELETE /me/connections/youtube')
  expect(heading()).toHaveFocus()
  expect(router.refresh).toHaveBeenCalled()
})

test('the reason why a key no longer works is shown', () => {
  render({ ...STORED, status: 'broken', brokenReason: 'rejected' })
  expect(screen.getByText(/YouTube does not accept this key any more/)).toBeVisible()
})
