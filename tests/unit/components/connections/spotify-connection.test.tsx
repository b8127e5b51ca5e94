import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { ConnectProblem } from '@/components/connections/connect-problem'
import { SpotifyConnection } from '@/components/connections/spotify-connection'
import type { Connection } from '@/lib/contract/connections'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'
import { problemResponse } from '@/tests/support/dom/problem'
import { connectionWith, READY } from './fixtures'

type Options = { connection?: Connection | null; setup?: typeof READY; outcome?: string }

const renderConnection = ({ connection = null, setup = READY, outcome }: Options = {}) =>
  renderPage(
    <SpotifyConnection
      setup={setup}
      connection={connection}
      problem={<ConnectProblem outcome={outcome} />}
    />,
  )

const link = (name: string) => screen.getByRole('link', { name })

describe('without a connection', () => {
  test('the link starts the consent at Spotify', () => {
    renderConnection()
    expect(link('Connect Spotify')).toHaveAttribute(
      'href',
      '/api/v1/auth/spotify?returnTo=%2Fimport%3Fchoose%3Dspotify',
    )
  })

  test('a server that is not set up shows the steps for its operator', () => {
    renderConnection({ setup: { ...READY, isReady: false } })
    expect(screen.getAllByRole('listitem')).toHaveLength(3)
    expect(screen.getByText(READY.redirectUri)).toBeVisible()
    expect(link('developer.spotify.com')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Connect Spotify' })).toBeNull()
  })

  test('an address that Spotify refuses adds a step', () => {
    renderConnection({ setup: { ...READY, isReady: false, isAddressRefused: true } })
    expect(screen.getAllByRole('listitem')).toHaveLength(4)
    expect(screen.getByText('APP_URL')).toBeVisible()
  })

  test('a failed attempt to connect is explained', () => {
    renderConnection({ outcome: 'spotify_declined' })
    expect(screen.getByRole('alert')).toHaveTextContent(/^Spotify was not connected\. ./)
  })

  test.each([undefined, 'connected', 'toString'])('the outcome %j is no problem', (outcome) => {
    renderConnection({ outcome })
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('a connection', () => {
  test('shows its account and both dates', () => {
    renderConnection({ connection: connectionWith() })
    expect(screen.getByText(/^Connected as/)).toHaveTextContent(
      'Connected as Ada Lindqvist since 1 November 2026. Spotify requires your consent again by 1 May 2027.',
    )
    expect(link('Choose playlists')).toHaveAttribute('href', '/import?choose=spotify')
    expect(link('Connect again')).toHaveAttribute(
      'href',
      '/api/v1/auth/spotify?returnTo=%2Fsettings',
    )
  })

  test.each([
    [{ missingScopes: ['user-library-read'] }, /liked songs/],
    [{ missingScopes: ['playlist-read-private'] }, /all of your playlists/],
    [{ status: 'broken', brokenReason: 'consent_ended' }, /Your consent at Spotify has ended/],
    [{ status: 'broken', brokenReason: 'unreadable' }, /The key .* is missing/],
  ] satisfies [Partial<Connection>, RegExp][])('with %j shows its restriction', (values, text) => {
    renderConnection({ connection: connectionWith(values) })
    expect(screen.getByText(text)).toBeVisible()
  })

  test('that is broken can be connected again or removed only', () => {
    renderConnection({ connection: connectionWith({ status: 'broken' }) })
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      'Connect again',
    ])
    expect(screen.getByRole('button', { name: 'Disconnect' })).toBeEnabled()
  })

  test('is removed, and the page is loaded again', async () => {
    const requests = stubApi({ 'DELETE /me/connections/spotify': () => undefined })
    const { user, router } = renderConnection({ connection: connectionWith() })
    await user.click(screen.getByRole('button', { name: 'Disconnect' }))
    expect(
      await screen.findByText('Spotify is disconnected. Imported songs and playlists stay.'),
    ).toBeInTheDocument()
    expect(requests).toHaveLength(1)
    expect(router.refresh).toHaveBeenCalledOnce()
  })

  test('that could not be removed stays, with the reason', async () => {
    stubApi({ 'DELETE /me/connections/spotify': () => problemResponse(429, 'rate_limited') })
    const { user, router } = renderConnection({ connection: connectionWith() })
    await user.click(screen.getByRole('button', { name: 'Disconnect' }))
    expect(
      await screen.findByText(/^Spotify was not disconnected\. Too many attempts/),
    ).toBeInTheDocument()
    expect(router.refresh).not.toHaveBeenCalled()
  })
})

describe('the nightly sync', () => {
  const toggle = () => screen.getByRole('checkbox', { name: /^Sync every night/ })

  test('is turned on', async () => {
    const sent: unknown[] = []
    stubApi({
      'PATCH /me/connections/spotify': ({ body }) => {
        sent.push(body)
        return connectionWith({ syncsNightly: true })
      },
    })
    const { user } = renderConnection({ connection: connectionWith() })
    expect(toggle()).not.toBeChecked()
    await user.click(toggle())
    expect(toggle()).toBeChecked()
    expect(sent).toEqual([{ syncsNightly: true }])
  })

  test('stays off if the change fails', async () => {
    stubApi({ 'PATCH /me/connections/spotify': () => problemResponse(429, 'rate_limited') })
    const { user } = renderConnection({ connection: connectionWith() })
    await user.click(toggle())
    expect(await screen.findByText(/^Not changed\. Too many attempts/)).toBeInTheDocument()
    expect(toggle()).not.toBeChecked()
  })
})
