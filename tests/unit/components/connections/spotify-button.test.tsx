import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { SpotifyButton, type SpotifyState } from '@/components/connections/spotify-button'
import { renderPage } from '@/tests/support/dom/page'
import { connectionWith, READY } from './fixtures'

function renderButton(values: Partial<SpotifyState> = {}) {
  const onChoose = vi.fn()
  const spotify = { setup: READY, connection: null, isGuest: false, ...values }
  const button = <SpotifyButton spotify={spotify} isChoosing={false} onChoose={onChoose} />
  return { onChoose, ...renderPage(button) }
}

test('opens the list of playlists if Spotify is connected', async () => {
  const { user, onChoose } = renderButton({ connection: connectionWith() })
  const button = screen.getByRole('button', { name: 'Choose from Spotify' })
  expect(button).toHaveAttribute('aria-expanded', 'false')
  await user.click(button)
  expect(onChoose).toHaveBeenCalledOnce()
})

test('connects Spotify, or connects it again after the consent has ended', () => {
  const { unmount } = renderButton()
  expect(screen.getByRole('link', { name: 'Connect Spotify' })).toBeVisible()
  unmount()
  renderButton({ connection: connectionWith({ status: 'broken' }) })
  expect(screen.getByRole('link', { name: 'Connect Spotify again' })).toBeVisible()
})

test('guests are offered an account', async () => {
  const { user } = renderButton({ isGuest: true })
  await user.click(screen.getByRole('button', { name: 'Connect Spotify' }))
  const dialog = await screen.findByRole('dialog', { name: 'An account first' })
  expect(within(dialog).getByRole('link', { name: 'Create an account' })).toHaveAttribute(
    'href',
    '/register?next=/import',
  )
  await user.click(within(dialog).getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a server that is not set up explains the steps', async () => {
  const { user } = renderButton({ setup: { ...READY, isReady: false } })
  await user.click(screen.getByRole('button', { name: 'Connect Spotify' }))
  const dialog = await screen.findByRole('dialog', {
    name: 'Spotify is not set up on this server',
  })
  expect(within(dialog).getAllByRole('listitem')).toHaveLength(3)
  expect(within(dialog).queryByRole('link', { name: 'Create an account' })).toBeNull()
})
