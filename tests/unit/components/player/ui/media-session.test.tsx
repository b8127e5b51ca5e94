import { act, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { songNamed, trackNamed } from '@/tests/support/dom/library'
import { renderPlaying } from '@/tests/support/dom/player-effects'
import { stubEvening } from '@/tests/support/dom/playing'

beforeEach(() => void stubEvening())

describe('the media session', () => {
  const handlers = new Map<string, MediaSessionActionHandler | null>()
  const session = {
    metadata: null as { title: string } | null,
    playbackState: 'none',
    setActionHandler: (name: string, handler: MediaSessionActionHandler | null) =>
      handlers.set(name, handler),
  }

  beforeEach(() => {
    Object.defineProperty(navigator, 'mediaSession', { configurable: true, value: session })
    vi.stubGlobal(
      'MediaMetadata',
      class {
        constructor(values: object) {
          Object.assign(this, values)
        }
      },
    )
    return () => void Reflect.deleteProperty(navigator, 'mediaSession')
  })

  test('shows the current song and its status', async () => {
    const { player } = await renderPlaying()
    expect(session.metadata).toMatchObject({
      title: 'A',
      artist: 'Artist of A',
      album: 'Album of A',
    })
    expect(session.playbackState).toBe('playing')
    act(() => player.pause())
    expect(session.playbackState).toBe('paused')
  })

  test.each([
    ['/api/v1/songs/song-A/cover?version=a', '/api/v1/songs/song-A/cover?version=a&size=640'],
    ['https://i.scdn.co/image/a', 'https://i.scdn.co/image/a'],
  ])('shows the cover %s', async (coverUrl, src) => {
    stubEvening({ tracks: [trackNamed('A', { song: songNamed('A', { coverUrl }) })] })
    await renderPlaying()
    expect(session.metadata).toMatchObject({ artwork: [{ src }] })
  })

  test('controls the player with media keys', async () => {
    const { title, status, output } = await renderPlaying()
    const press = (action: MediaSessionAction, seekTime?: number) =>
      act(() => handlers.get(action)?.({ action, seekTime }))
    press('pause')
    expect(status()).toBe('paused')
    press('play')
    expect(status()).toBe('playing')
    press('seekto', 12)
    expect(output.calls.at(-1)).toBe('seek 12000')
    press('previoustrack')
    press('nexttrack')
    await waitFor(() => expect(title()).toBe('B'))
  })
})
