import { expect, vi } from 'vitest'
import { createStore } from 'zustand'
import { createAudioOutput } from '@/components/player/engine/audio-output'
import type { Recording } from '@/components/player/engine/audio-slot'
import { remotePlayback } from '@/components/player/engine/remote-playback'
import { DEFAULT_SOUND } from '@/components/player/engine/sound-settings'
import type { Features } from '@/lib/contract/audio-features'
import { recordedEvents } from './audio-output'
import { FakeAudio, madeAudio } from './fake-audio'
import { FakeRemote } from './fake-remote'

/** An audio element that can play on other devices. */
export class CastableAudio extends FakeAudio {
  override remote: FakeRemote | undefined = new FakeRemote()
}

const LOUD = { loudnessLufs: -8, truePeakDb: 0 } as Features
export const song = (songId: string): Recording => ({
  ...{ songId, url: `/songs/${songId}/audio`, features: LOUD, durationMs: 60_000 },
})
export const castUrl = (songId: string) => `https://riffle.example/${songId}/cast`

export function anOutput(requestUrl = async (songId: string) => castUrl(songId)) {
  const settings = createStore(() => ({ ...DEFAULT_SOUND, isLevelled: true, crossfadeSeconds: 6 }))
  const { events, emitted } = recordedEvents()
  const output = createAudioOutput(events, settings, requestUrl)
  const { one, two: spare } = madeAudio()
  return { output, emitted, one, spare, remote: one.remote ?? new FakeRemote() }
}

export function playing(requestUrl?: (songId: string) => Promise<string>) {
  const parts = anOutput(requestUrl)
  parts.output.load(song('a'), 0)
  parts.output.play()
  parts.one.at(20)
  return parts
}

export async function connected(requestUrl?: (songId: string) => Promise<string>) {
  const parts = playing(requestUrl)
  remotePlayback.getState().choose?.()
  await vi.waitFor(() => expect(parts.remote.prompts).toBe(1))
  parts.one.reset()
  parts.remote.become('connected', 'connect')
  return parts
}
