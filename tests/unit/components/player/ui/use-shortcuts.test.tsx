import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { SEARCH_FIELD_ID, takeSearchRequest } from '@/components/player/ui/search-request'
import { renderPlaying } from '@/tests/support/dom/player-effects'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'

let requests: string[]
beforeEach(() => {
  requests = stubEvening({ routes: { 'PUT /me/liked/*': () => undefined } })
})

describe('the keyboard shortcuts', () => {
  test('play, pause and skip', async () => {
    const { user, title, status } = await renderPlaying()
    await user.keyboard(' ')
    expect(status()).toBe('paused')
    await user.keyboard(' ')
    expect(status()).toBe('playing')
    await user.keyboard('j')
    expect(title()).toBe('B')
    await user.keyboard('k')
    expect(title()).toBe('A')
    await user.keyboard('{ArrowRight}')
    expect(title()).toBe('B')
    await user.keyboard('{ArrowLeft}')
    expect(title()).toBe('A')
  })

  test('like the current track', async () => {
    const { user } = await renderPlaying()
    await user.keyboard('l')
    await waitFor(() => expect(requests).toContain('PUT /me/liked/song-A'))
  })

  test('shuffle the list of the page', async () => {
    const { user, player, pageSource, title } = await renderPlaying()
    act(() => player.pause())
    pageSource.current = EVENING
    await user.keyboard('s')
    expect(player.state.getState().status).toBe('playing')
    expect(title()).toBe('A')
  })

  test('shuffle the liked songs on a page without a list', async () => {
    const { user } = await renderPlaying()
    await user.keyboard('s')
    await waitFor(() =>
      expect(requests).toContain('GET /playlists/liked/shuffle/next?playable=true'),
    )
  })

  test('focus the search field, or that of the page that they open', async () => {
    const { user, router } = await renderPlaying()
    await user.keyboard('/')
    expect(router.push).toHaveBeenCalledExactlyOnceWith('/songs')
    const field = document.body.appendChild(document.createElement('input'))
    field.id = SEARCH_FIELD_ID
    takeSearchRequest()
    expect(field).toHaveFocus()
    field.blur()
    takeSearchRequest()
    expect(field).not.toHaveFocus()
    await user.keyboard('/')
    expect(field).toHaveFocus()
    expect(router.push).toHaveBeenCalledOnce()
    field.remove()
  })

  test('open the list of all shortcuts', async () => {
    const { user } = await renderPlaying()
    await user.keyboard('?')
    const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' })
    expect(within(dialog).getByText('Play or pause')).toBeVisible()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test('belong to the focused element if it uses the key', async () => {
    const { user, title, status } = await renderPlaying(
      <>
        <input aria-label="Name" />
        <div role="slider" aria-label="Volume" aria-valuenow={1} tabIndex={0} />
      </>,
    )
    await user.click(screen.getByLabelText('Name'))
    await user.keyboard('j ')
    expect([title(), status()]).toEqual(['A', 'playing'])
    act(() => screen.getByRole('slider').focus())
    await user.keyboard('{ArrowRight}')
    expect(title()).toBe('A')
    await user.keyboard('{Control>}j{/Control}')
    expect(title()).toBe('A')
  })
})
