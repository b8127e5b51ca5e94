import { act, cleanup, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { PlaybackProblem } from '@/components/player/engine/playback-problem'
import type { PlayerProblem } from '@/components/player/engine/types'
import { useProblemMessage } from '@/components/player/ui/use-problem-message'
import { ApiProblem } from '@/lib/client/api'
import { english } from '@/lib/i18n/english'
import { renderWithPlayer } from '@/tests/support/dom/player'

function Message() {
  return <p role="alert">{useProblemMessage()}</p>
}

function messageOf(problem: PlayerProblem | null) {
  const { player } = renderWithPlayer(<Message />)
  act(() => player.state.setState({ problem }))
  return screen.getByRole('alert').textContent
}

const unplayable = (problem: PlaybackProblem, hasStopped = false): PlayerProblem => ({
  kind: 'unplayable',
  problem,
  hasStopped,
})

const { search_waiting: _waiting, stopped: _stopped, ...plain } = english.player.problems

test.each(Object.entries(plain))('%s has its own message', (code, message) => {
  expect(messageOf(unplayable({ code: code as keyof typeof plain }))).toBe(message)
})

test('a paused search shows when it continues, in the time zone of the browser', () => {
  const resumesAt = new Date(2026, 10, 24, 9, 30).toISOString()
  expect(messageOf(unplayable({ code: 'search_waiting', resumesAt }))).toBe(
    'YouTube searches are paused until 09:30.',
  )
})

test('the message of the last problem in a row includes that playback has stopped', () => {
  expect(messageOf(unplayable({ code: 'no_video' }, true))).toBe(
    'No YouTube video was found for this song. The tracks before it could not be played either, so playback has stopped.',
  )
})

test('a failed request is shown by its code, else as the text of the server', () => {
  const text = 'The playlist has no tracks.'
  const error = new ApiProblem(text, 'empty_playlist', 409)
  expect(messageOf({ kind: 'request_failed', error })).toBe(text)
  cleanup()
  const limited = new ApiProblem(text, 'rate_limited', 429)
  expect(messageOf({ kind: 'request_failed', error: limited })).toBe(english.problems.rate_limited)
})

test('without a problem there is no message', () => {
  expect(messageOf(null)).toBe('')
})
