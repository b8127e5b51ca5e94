import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { PlayableNote } from '@/components/videos/playable-note'
import { stubApi } from '@/tests/support/dom/api'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { renderComponent } from '@/tests/support/dom/render'

const stubBudget = (isConfigured: boolean) =>
  stubApi({
    'GET /me/matching': () => ({
      isConfigured,
      usesOwnKey: false,
      searchesLeft: 100,
      searchesPerDay: 100,
      resetsAt: '2026-11-30T08:00:00.000Z',
    }),
  })

describe('the note about recordings', () => {
  test('shows how many tracks can play, and the ways to the others without a key', async () => {
    stubBudget(false)
    renderComponent(<PlayableNote count={12} total={154} lists={['evening']} />)
    expect(screen.getByText('12 of 154 can play now.')).toBeVisible()
    expect(await screen.findByText(/There is no YouTube key to search/)).toBeVisible()
    expect(screen.getByRole('button', { name: 'Choose videos' })).toBeVisible()
    expect(screen.getByRole('link', { name: 'Upload audio' })).toHaveAttribute('href', '/songs')
    const key = screen.getByRole('link', { name: 'Use your own YouTube key' })
    expect(key).toHaveAttribute('href', '/settings#youtube')
    expect(screen.queryByText(/drop audio files/)).not.toBeInTheDocument()
  })

  test('shows that YouTube is searched for the others', async () => {
    stubBudget(true)
    renderComponent(<PlayableNote count={0} total={3} lists={['evening']} />)
    expect(await screen.findByText(/YouTube is searched for the others/)).toBeVisible()
    expect(screen.getByText('None of 3 can play now.')).toBeVisible()
    expect(screen.queryByRole('link', { name: /YouTube key/ })).not.toBeInTheDocument()
  })

  test('has the upload of a page that takes dropped audio', () => {
    stubBudget(false)
    const upload = <button type="button">Upload</button>
    renderComponent(<PlayableNote count={0} total={3} lists={['evening']} upload={upload} />)
    expect(screen.getByRole('button', { name: 'Upload' })).toBeVisible()
    expect(screen.getByText(/drop audio files on this page/)).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Upload audio' })).not.toBeInTheDocument()
  })

  test('has no choice of videos if there is no list', () => {
    stubBudget(false)
    renderComponent(<PlayableNote count={0} total={3} lists={[]} />)
    expect(screen.queryByRole('button', { name: 'Choose videos' })).not.toBeInTheDocument()
  })

  test('keeps an open dialog when the last track got a recording', async () => {
    stubApi({ 'GET /playlists/evening/tracks': () => ({ data: [], nextCursor: null }) })
    const note = (count: number) => <PlayableNote count={count} total={3} lists={['evening']} />
    const { user, rerender } = renderWithPlayer(note(2))
    await user.click(screen.getByRole('button', { name: 'Paste links' }))
    const dialog = await screen.findByRole('dialog', { name: 'Paste links to videos' })
    rerender(note(3))
    expect(dialog).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
    expect(screen.queryByText('3 of 3 can play now.')).not.toBeInTheDocument()
  })

  test.each([
    [3, 3],
    [null, 30_000],
  ])('is absent for %s of %s', (count, total) => {
    const { container } = renderComponent(<PlayableNote count={count} total={total} lists={[]} />)
    expect(container).toBeEmptyDOMElement()
  })
})
