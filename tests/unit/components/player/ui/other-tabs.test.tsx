import { act, fireEvent } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { TabMessage } from '@/components/player/engine/tab-messages'
import { PlayerEffects } from '@/components/player/ui/player-effects'
import { songNamed, trackNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { EVENING, stubEvening } from '@/tests/support/dom/playing'

/** Delivers messages to the other channels at once. */
class FakeChannel {
  static open = new Set<FakeChannel>()
  onmessage: ((event: { data: unknown }) => void) | undefined
  constructor() {
    FakeChannel.open.add(this)
  }
  postMessage(data: unknown) {
    for (const channel of FakeChannel.open) {
      if (channel !== this) channel.onmessage?.({ data: structuredClone(data) })
    }
  }
  close() {
    FakeChannel.open.delete(this)
  }
}

// Messages are validated: their ids must be UUIDs.
const idOf = (number: number) => `0199c3f2-5a1e-7c4b-9d2a-${String(number).padStart(12, '0')}`
const tracks = ['A', 'B', 'C'].map((title, index) => {
  const id = idOf(index)
  const song = songNamed(title, { id, artists: [{ id, name: title }], album: null })
  return trackNamed(title, { id, song })
})

let sent: TabMessage[]
let requests: string[]
beforeEach(() => {
  FakeChannel.open.clear()
  vi.stubGlobal('BroadcastChannel', FakeChannel)
  requests = stubEvening({ tracks })
  sent = []
  const listener = new FakeChannel()
  listener.onmessage = ({ data }) => void sent.push(data as TabMessage)
})

const openTab = (userId = 'ada') => renderWithPlayer(<PlayerEffects userId={userId} />)
type Tab = ReturnType<typeof openTab>

const stateOf = ({ player }: Tab) => {
  const { status, isActiveInOtherTab, current } = player.state.getState()
  return [status, isActiveInOtherTab, current?.track.song.title]
}
const recordedPlays = () => requests.filter((request) => request === 'POST /me/plays').length

async function openTwoTabs() {
  const [first, second] = [openTab(), openTab()]
  await act(() => first.player.start(EVENING))
  return { first, second }
}

describe('of two tabs', () => {
  test('one shows the track that the other plays', async () => {
    const { first, second } = await openTwoTabs()
    expect(stateOf(first)).toEqual(['playing', false, 'A'])
    expect(stateOf(second)).toEqual(['paused', true, 'A'])
  })

  test('the one that started last plays', async () => {
    const { first, second } = await openTwoTabs()
    act(() => second.player.resume())
    expect(stateOf(second)).toEqual(['playing', false, 'A'])
    expect(stateOf(first)).toEqual(['paused', true, 'A'])
  })

  test('one follows the position, and the pause, of the other', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { first, second } = await openTwoTabs()
    act(() => first.player.seek(30_000))
    await act(() => vi.advanceTimersByTimeAsync(1_000))
    expect(second.player.progress.getState().positionMs).toBe(30_000)
    act(() => first.player.pause())
    expect(stateOf(second)).toEqual(['paused', false, 'A'])
    vi.useRealTimers()
  })

  test('one follows the other to the next track and back, and records no plays', async () => {
    const { first, second } = await openTwoTabs()
    await act(() => first.player.next())
    expect(stateOf(second)).toEqual(['paused', true, 'B'])
    await act(() => first.player.previous())
    expect(stateOf(second)).toEqual(['paused', true, 'A'])
    expect(recordedPlays(), 'the tracks were never heard').toBe(0)
  })

  test('one that is silenced records the track that it played', async () => {
    const { first, second } = await openTwoTabs()
    act(() => first.output.events().onProgress({ positionMs: 4_000, durationMs: 191_000 }))
    await act(() => second.player.next())
    expect(stateOf(first)).toEqual(['paused', true, 'B'])
    expect(recordedPlays()).toBe(1)
  })

  test('one stops following when the other closes', async () => {
    const { first, second } = await openTwoTabs()
    first.unmount()
    expect(stateOf(second)).toEqual(['paused', false, 'A'])
  })
})

test('a tab announces its start, its pause and that it is left', async () => {
  const tab = openTab()
  await act(() => tab.player.start(EVENING))
  act(() => tab.player.pause())
  act(() => tab.player.resume())
  fireEvent(window, new Event('pagehide'))
  expect(sent.map(({ event }) => event)).toEqual(['started', 'stopped', 'started', 'stopped'])
})

test('tabs of other users, and messages of another form, are ignored', async () => {
  const [ada, grace] = [openTab('ada'), openTab('grace')]
  await act(() => ada.player.start(EVENING))
  act(() => new FakeChannel().postMessage({ userId: 'grace', event: 'started' }))
  expect(stateOf(grace)).toEqual(['idle', false, undefined])
})
