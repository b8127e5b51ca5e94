import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ModeMenu } from '@/components/player/ui/mode-menu'
import type { Route } from '@/tests/support/dom/api'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'
import { problemResponse } from '@/tests/support/dom/problem'

const CHANGE = 'PATCH /playlists/evening/shuffle/settings'

async function renderPlaying(routes: Record<string, Route>) {
  const requests = stubEvening({ routes })
  const rendered = renderWithPlayer(<ModeMenu source={EVENING} />)
  await act(() => rendered.player.start(EVENING))
  return { ...rendered, requests }
}

const trigger = (mode: string) => screen.findByRole('button', { name: `Shuffle mode: ${mode}` })

async function choose(user: Awaited<ReturnType<typeof renderPlaying>>['user'], mode: RegExp) {
  await user.click(await trigger('Balanced'))
  await user.click(await screen.findByRole('menuitemradio', { name: mode }))
}

test('the menu lists the order of the list and the modes with their descriptions', async () => {
  const { user } = await renderPlaying({})
  await user.click(await trigger('Balanced'))
  const modes = await screen.findAllByRole('menuitemradio')
  expect(modes).toHaveLength(7)
  expect(modes[0]).toHaveTextContent('In orderAs the list shows them')
  expect(modes[1]).toHaveTextContent('BalancedArtists are spread evenly')
  expect(modes[1]).toBeChecked()
})

test('a chosen mode applies from the next set on, or at once with a new set', async () => {
  const { user, requests } = await renderPlaying({
    [CHANGE]: () => ({ mode: 'fresh', spacing: 'normal' }),
    'POST /playlists/evening/shuffle': () => ({}),
  })
  await choose(user, /^Fresh/)
  expect(await screen.findByText('Fresh from the next set on')).toBeInTheDocument()
  expect(await trigger('Fresh')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Start a new set now' }))
  await waitFor(() => expect(requests).toContain('POST /playlists/evening/shuffle'))
})

test('a mode that could not be saved is reverted', async () => {
  const { user } = await renderPlaying({
    [CHANGE]: () => problemResponse(409, 'conflict' as never),
  })
  await choose(user, /^Random/)
  expect(await screen.findByText('Could not save: The server explains it.')).toBeInTheDocument()
  expect(await trigger('Balanced')).toBeInTheDocument()
})

test('a new set that could not be started shows why', async () => {
  const { user } = await renderPlaying({
    [CHANGE]: () => ({ mode: 'flow', spacing: 'normal' }),
    'POST /playlists/evening/shuffle': () => problemResponse(409, 'empty_playlist'),
  })
  await choose(user, /^Flow/)
  await user.click(await screen.findByRole('button', { name: 'Start a new set now' }))
  expect(await screen.findByText('The server explains it.')).toBeInTheDocument()
})

test('a list that plays continues in its own order, and shuffled again', async () => {
  const { user, player, requests } = await renderPlaying({
    [CHANGE]: () => ({ mode: 'fresh', spacing: 'normal' }),
    'POST /playlists/evening/shuffle': () => ({}),
  })
  await choose(user, /^In order/)
  expect(player.state.getState().current?.source.order).toBe('list')
  await user.click(await screen.findByRole('button', { name: 'Order: as listed' }))
  await user.click(await screen.findByRole('menuitemradio', { name: /^Fresh/ }))
  await waitFor(() => expect(player.state.getState().current?.source.order).toBeUndefined())
  expect(requests).toContain('POST /playlists/evening/shuffle')
  expect(screen.queryByText('Fresh from the next set on')).not.toBeInTheDocument()
})
