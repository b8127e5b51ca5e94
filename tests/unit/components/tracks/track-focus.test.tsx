import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Announcer } from '@/components/ui/announcer'
import {
  actions,
  Evening,
  press,
  rejected,
  resetActions,
  row,
  titles,
} from '@/tests/support/dom/edited-playlist'
import { trackNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

vi.mock('@/lib/actions/playlist-tracks', () => import('@/tests/support/dom/track-actions'))

beforeEach(resetActions)

describe('the focus', () => {
  beforeEach(() => {
    actions.remove.mockResolvedValue({ ok: true, value: undefined })
    actions.restore.mockResolvedValue({ ok: true, value: undefined })
  })

  test.each([
    ['B', 'C'],
    ['C', 'B'],
  ])('goes from %s, which the keyboard removes, to %s', async (removed, next) => {
    await press('{Delete}', removed)
    await waitFor(() => expect(row(next)).toHaveFocus())
  })

  test('goes to the next row after a removal by the menu', async () => {
    const { user } = renderWithPlayer(<Evening />)
    await user.click(screen.getByRole('button', { name: 'More for B' }))
    await user.click(screen.getByRole('menuitem', { name: /^Remove/ }))
    await waitFor(() => expect(row('C')).toHaveFocus())
  })

  test('goes to the next row after a removal by the toolbar of the selection', async () => {
    const { user } = await press('x', 'A')
    await user.click(screen.getByRole('button', { name: 'Remove' }))
    await waitFor(() => expect(row('B')).toHaveFocus())
  })

  test.each(['Leave out', 'Play next', 'Clear selection'])(
    'returns to the row after "%s" in the toolbar of the selection',
    async (name) => {
      actions.exclude.mockResolvedValue({ ok: true, value: { trackIds: ['track-A'] } })
      const { user } = await press('x', 'A')
      await user.click(screen.getByRole('button', { name }))
      await waitFor(() => expect(row('A')).toHaveFocus())
    },
  )

  test('stays where it is if the server rejects a removal', async () => {
    actions.remove.mockResolvedValue(rejected)
    await press('{Delete}', 'B')
    await waitFor(() => expect(titles()).toBe('ABC'))
    expect(document.activeElement?.closest('tr')).not.toBeNull()
  })

  test('follows a track that the menu moves', async () => {
    actions.change.mockResolvedValue({ ok: true, value: trackNamed('B') })
    const { user } = renderWithPlayer(<Evening />)
    await user.click(screen.getByRole('button', { name: 'More for B' }))
    await user.click(screen.getByRole('menuitem', { name: 'Move up' }))
    await waitFor(() => expect(titles()).toBe('BAC'))
    await waitFor(() => expect(row('B')).toHaveFocus())
  })

  test('returns to the button of a menu that is closed', async () => {
    const { user } = renderWithPlayer(<Evening />)
    for (const _ of ['first', 'second']) {
      await user.click(screen.getByRole('button', { name: 'More for B' }))
      await user.keyboard('{Escape}')
      await waitFor(() => expect(screen.getByRole('button', { name: 'More for B' })).toHaveFocus())
    }
  })
})

test('moves and selections are announced', async () => {
  actions.change.mockResolvedValue({ ok: true, value: trackNamed('A') })
  const { user } = renderWithPlayer(
    <>
      <Evening />
      <Announcer />
    </>,
  )
  row('A').focus()
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
  expect(await screen.findByText('A is now 2 of 3')).toHaveRole('status')
  await waitFor(() => expect(row('A')).toHaveFocus())
  await user.keyboard('x')
  expect(screen.getByText('1 track selected', { selector: '[role=status]' })).toBeInTheDocument()
  await user.keyboard('x')
  expect(screen.getByText('No track selected')).toBeInTheDocument()
})
