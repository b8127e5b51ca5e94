import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { TrackReason } from '@/components/player/engine/types'
import { useReasonText } from '@/components/player/ui/use-reason-text'
import type { Reason } from '@/lib/contract/shuffle-reason'
import { renderComponent } from '@/tests/support/dom/render'

function ReasonText({ reason }: { reason: TrackReason | null }) {
  return <p data-testid="reason">{useReasonText()(reason)}</p>
}

function textOf(reason: TrackReason | null) {
  const { unmount } = renderComponent(<ReasonText reason={reason} />)
  const text = screen.getByTestId('reason').textContent
  unmount()
  return text
}

const SERVER_TEXT = 'the text of the server'
const shown = (code: Reason['code'], params: Reason['params'] = {}) =>
  textOf({ code, params, text: SERVER_TEXT })

test('each reason is shown by its code', () => {
  expect(shown('artist_gap', { artist: 'Ada', tracks: 1 })).toBe('1 track since Ada')
  expect(shown('not_heard_long', { count: 3, unit: 'plays' })).toBe('Last heard 3 plays ago')
  expect(shown('not_heard_long', { count: 1, unit: 'months' })).toBe('Not heard for 1 month')
  expect(shown('not_heard_long', { count: 2, unit: 'years' })).toBe('Not heard for 2 years')
  expect(shown('first_time')).toBe('For the first time')
  expect(shown('liked')).toBe('One of your liked tracks')
  expect(shown('only_way', { artist: 'Ada', cause: 'majority' })).toBe(
    'More than half of the remaining tracks are by Ada',
  )
  expect(shown('only_way', { artist: 'Ada', cause: 'separation' })).toBe(
    'The only way to keep two songs by Ada apart',
  )
  expect(textOf({ code: 'queued' })).toBe('Added by you')
})

test('a transition shows keys, tempos or both', () => {
  const keys = { fromKey: '8A', toKey: '9A' }
  const tempos = { fromBpm: 118, toBpm: 120 }
  expect(shown('fits', keys)).toBe('8A to 9A')
  expect(shown('fits', tempos)).toBe('118 to 120 bpm')
  expect(shown('fits', { ...keys, ...tempos })).toBe('8A to 9A, 118 to 120 bpm')
})

test('a reason without params, as of earlier versions, is shown as the text of the server', () => {
  expect(shown('artist_gap')).toBe(SERVER_TEXT)
})

test('an unknown code is shown as the text of the server', () => {
  const reason = { code: 'of_a_later_version', params: { tracks: 1 }, text: SERVER_TEXT }
  expect(textOf(reason as unknown as Reason)).toBe(SERVER_TEXT)
})

test('nothing is shown if only chance decided, or the listener chose the track', () => {
  expect(textOf({ code: 'chance', params: { mode: 'random' }, text: '' })).toBe('')
  expect(textOf(null)).toBe('')
})
