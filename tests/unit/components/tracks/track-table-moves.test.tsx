import { fireEvent } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import {
  recordedEdits,
  renderTrackTable,
  selectTracks,
  trackRow,
} from '@/tests/support/dom/track-table'

vi.mock('@/lib/actions/playlist-tracks', () => ({}))

describe('Alt and a key with a selection', () => {
  test.each([
    ['B', ['A', 'B'], '{ArrowUp}'],
    ['C', ['C', 'D'], '{ArrowDown}'],
    ['A', ['A', 'B'], '{Home}'],
  ])('at %s moves nothing if %j are at the edge already (%s)', async (title, selected, key) => {
    const edits = recordedEdits()
    const { user } = renderTrackTable({ edits })
    await selectTracks(user, selected)
    trackRow(title).focus()
    await user.keyboard(`{Alt>}${key}{/Alt}`)
    expect(edits.move).not.toHaveBeenCalled()
  })

  test('moves the selection if only the focused row is at the edge', async () => {
    const edits = recordedEdits()
    const { user } = renderTrackTable({ edits })
    await selectTracks(user, ['B', 'D'])
    trackRow('D').focus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    const trackIds = ['track-B', 'track-D']
    expect(edits.move).toHaveBeenCalledExactlyOnceWith({ trackIds, position: 2 })
  })
})

describe('dragging', () => {
  const ROW_PX = 44

  function grip(title: string): Element {
    const handle = trackRow(title).querySelector('td > [aria-hidden]')
    if (!handle) throw new Error('The row has no drag handle.')
    return handle
  }

  test.each([
    ['down', 'A', 3 * ROW_PX, 2],
    ['up', 'D', ROW_PX, 1],
  ])('a row %s moves it to the gap under the pointer', (_, title, clientY, position) => {
    const edits = recordedEdits()
    renderTrackTable({ edits })
    fireEvent.pointerDown(grip(title), { clientY: 0, pointerId: 1 })
    fireEvent.pointerMove(grip(title), { clientY, pointerId: 1 })
    fireEvent.pointerUp(grip(title), { clientY, pointerId: 1 })
    expect(edits.move).toHaveBeenCalledExactlyOnceWith({
      trackIds: [`track-${title}`],
      position,
    })
  })

  test('a selected row takes the selection along', async () => {
    const edits = recordedEdits()
    const { user } = renderTrackTable({ edits })
    await selectTracks(user, ['A', 'C'])
    fireEvent.pointerDown(grip('A'), { clientY: 0, pointerId: 1 })
    fireEvent.pointerMove(grip('A'), { clientY: 4 * ROW_PX, pointerId: 1 })
    fireEvent.pointerUp(grip('A'), { clientY: 4 * ROW_PX, pointerId: 1 })
    expect(edits.move).toHaveBeenCalledExactlyOnceWith({
      trackIds: ['track-A', 'track-C'],
      position: 2,
    })
  })

  test('inside of the selection moves nothing', async () => {
    const edits = recordedEdits()
    const { user } = renderTrackTable({ edits })
    await selectTracks(user, ['A', 'B', 'C'])
    fireEvent.pointerDown(grip('A'), { clientY: 0, pointerId: 1 })
    fireEvent.pointerMove(grip('A'), { clientY: 3 * ROW_PX, pointerId: 1 })
    fireEvent.pointerUp(grip('A'), { clientY: 3 * ROW_PX, pointerId: 1 })
    expect(edits.move).not.toHaveBeenCalled()
  })

  test('a cancelled drag moves nothing', () => {
    const edits = recordedEdits()
    renderTrackTable({ edits })
    fireEvent.pointerDown(grip('A'), { clientY: 0, pointerId: 1 })
    fireEvent.pointerMove(grip('A'), { clientY: 3 * ROW_PX, pointerId: 1 })
    fireEvent.pointerCancel(grip('A'), { pointerId: 1 })
    expect(edits.move).not.toHaveBeenCalled()
  })

  test('is not offered for a list that cannot be edited', () => {
    renderTrackTable()
    expect(trackRow('A').querySelector('td > [aria-hidden]')).toBeNull()
  })
})
