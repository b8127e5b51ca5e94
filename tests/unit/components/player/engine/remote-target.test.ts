import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { NOT_REMOTE, remotePlayback } from '@/components/player/engine/remote-playback'
import { anOutput, CastableAudio, castUrl, playing } from '@/tests/support/dom/cast-output'
import { FakeAudio, stubAudio } from '@/tests/support/dom/fake-audio'
import { FakeRemote } from '@/tests/support/dom/fake-remote'

beforeEach(() => {
  remotePlayback.setState(NOT_REMOTE)
  stubAudio(CastableAudio)
})
afterEach(() => void vi.unstubAllGlobals())

it('a browser that cannot watch for devices offers the choice', async () => {
  vi.spyOn(FakeRemote.prototype, 'watchAvailability').mockRejectedValue(
    new DOMException('no', 'NotSupportedError'),
  )
  anOutput()
  await vi.waitFor(() => expect(remotePlayback.getState().isAvailable).toBe(true))
  vi.restoreAllMocks()
})

it('a browser without such devices offers nothing', () => {
  stubAudio()
  anOutput()
  expect(remotePlayback.getState().isAvailable).toBe(false)
})

it('AirPlay gets the signed URL when a device has been chosen', async () => {
  class AirPlayAudio extends FakeAudio {
    webkitCurrentPlaybackTargetIsWireless = false
    shown = 0
    webkitShowPlaybackTargetPicker() {
      this.shown++
    }
  }
  stubAudio(AirPlayAudio)
  const { one } = playing()
  const audio = one as AirPlayAudio
  const found = new Event('webkitplaybacktargetavailabilitychanged')
  audio.dispatchEvent(Object.assign(found, { availability: 'available' }))
  expect(remotePlayback.getState().isAvailable).toBe(true)
  remotePlayback.getState().choose?.()
  await vi.waitFor(() => expect(audio.shown).toBe(1))
  expect(audio.src).toBe('/songs/a/audio')
  audio.webkitCurrentPlaybackTargetIsWireless = true
  audio.dispatchEvent(new Event('webkitcurrentplaybacktargetiswirelesschanged'))
  expect(remotePlayback.getState().state).toBe('connected')
  await vi.waitFor(() => expect(audio.src).toBe(castUrl('a')))
})
