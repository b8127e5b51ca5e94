import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { PlayableNote } from '@/components/player/ui/playable-note'
import { stubApi } from '@/tests/support/dom/api'
import { renderComponent } from '@/tests/support/dom/render'

const stubBudget = (isConfigured: boolean) =>
  stubApi({
    'GET /me/matching': () => ({
      isConfigured,
      searchesLeft: 100,
      searchesPerDay: 100,
      resetsAt: '2026-11-30T08:00:00.000Z',
    }),
  })

describe('the note about recordings', () => {
  test('shows how many tracks can play, and how the others get a recording', async () => {
    stubBudget(false)
    renderComponent(<PlayableNote count={12} total={154} />)
    expect(screen.getByText('12 of 154 can play now.')).toBeVisible()
    expect(screen.getByText(/no YouTube key/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Upload audio' })).toHaveAttribute('href', '/import')
  })

  test('shows that the server searches for the others', async () => {
    stubBudget(true)
    renderComponent(<PlayableNote count={0} total={3} />)
    expect(await screen.findByText(/YouTube is searched for the others/)).toBeVisible()
    expect(screen.getByText('None of 3 can play now.')).toBeVisible()
  })

  test.each([
    [3, 3],
    [null, 30_000],
  ])('is absent for %s of %s', (count, total) => {
    const { container } = renderComponent(<PlayableNote count={count} total={total} />)
    expect(container).toBeEmptyDOMElement()
  })
})
