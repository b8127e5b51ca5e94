import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { PlayerBar } from '@/components/player/ui/player-bar'
import { PlayerEffects } from '@/components/player/ui/player-effects'
import { UpNext } from '@/components/player/ui/up-next'
import { TrackTable } from '@/components/tracks/track-table'
import { tracksNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'

const TRACKS = tracksNamed('A', 'B', 'C')

async function renderInOrder() {
  stubEvening()
  const rendered = renderWithPlayer(
    <>
      <UpNext />
      <PlayerBar />
      <PlayerEffects userId="user" />
    </>,
  )
  act(() => rendered.panels.setState({ isUpNextOpen: true }))
  await act(() => rendered.player.start({ ...EVENING, order: 'list' }))
  return rendered
}

describe('the repeat button', () => {
  test('has a name with its state, and chooses the next', async () => {
    const { user, player } = await renderInOrder()
    const button = screen.getByRole('button', { name: 'Repeat: off', pressed: false })
    await user.click(button)
    expect(screen.getByRole('button', { name: 'Repeat: all', pressed: true })).toBeVisible()
    await user.click(button)
    expect(screen.getByRole('button', { name: 'Repeat: this song', pressed: true })).toBeVisible()
    await user.click(button)
    expect(player.repeat()).toBe('off')
  })

  test('follows the shortcut R, which announces the choice', async () => {
    const { user } = await renderInOrder()
    await user.keyboard('r')
    expect(screen.getByRole('button', { name: 'Repeat: all' })).toBeVisible()
    expect(await screen.findByText('Repeat: all')).toBeVisible()
  })

  test('has the choice of the last visit', async () => {
    localStorage.setItem('riffle.repeat', JSON.stringify({ list: 'one', shuffle: 'all' }))
    const { player } = await renderInOrder()
    expect(player.repeat()).toBe('one')
  })
})

describe('Up next in list order', () => {
  test('shows how the list ends', async () => {
    const { player } = await renderInOrder()
    const sheet = screen.getByRole('complementary', { name: 'Up next' })
    await waitFor(() => expect(sheet).toHaveTextContent('2 left in the list'))
    expect(sheet).toHaveTextContent('Playback ends with the list.')
    act(() => player.setRepeat('all'))
    expect(sheet).toHaveTextContent('Then the list begins again.')
    act(() => player.setRepeat('one'))
    expect(sheet).toHaveTextContent('This song repeats.')
  })

  test('is filled at once by a double click on a row of a list without a shuffle', async () => {
    stubEvening()
    const { user, player } = renderWithPlayer(
      <TrackTable label="Tracks" tracks={TRACKS} source={EVENING} />,
    )
    await user.dblClick(screen.getByRole('row', { name: /Artist of B/ }))
    await waitFor(() =>
      expect(player.state.getState().upcoming.map(({ track }) => track.id)).toEqual(['track-C']),
    )
    expect(player.state.getState().current).toMatchObject({ position: 1, setSize: 3 })
  })
})
