import { createStore } from 'zustand'
import { createAudioOutput } from '@/components/player/engine/audio-output'
import type { Recording } from '@/components/player/engine/audio-slot'
import { DEFAULT_SOUND, type SoundSettings } from '@/components/player/engine/sound-settings'
import type { OutputEvents } from '@/components/player/engine/types'
import type { Features } from '@/lib/contract/audio-features'
import { LENGTH_SECONDS, madeAudio } from './fake-audio'

/** Returns the features of a song of a loudness. */
export const loudness = (loudnessLufs: number, truePeakDb: number | null = null) =>
  ({ loudnessLufs, truePeakDb }) as Features
/** Returns the recording of a file of a minute. */
export const recording = (url: string, features: Features | null = null): Recording => ({
  songId: `song of ${url}`,
  url,
  features,
  durationMs: LENGTH_SECONDS * 1_000,
})

/** Returns handlers of an output's events, and the names of those that were called. */
export function recordedEvents(): { events: OutputEvents; emitted: string[] } {
  const emitted: string[] = []
  const record = (event: string) => () => void emitted.push(event)
  const events: OutputEvents = {
    onPlaying: record('playing'),
    onPaused: record('paused'),
    onProgress: () => {},
    onEnded: record('ended'),
    onWaiting: record('waiting'),
    onFailed: record('failed'),
  }
  return { events, emitted }
}

/** Creates an output with two fake elements. */
export function anAudioOutput(settings: Partial<SoundSettings> = {}) {
  const store = createStore(() => ({ ...DEFAULT_SOUND, ...settings }))
  const { events, emitted } = recordedEvents()
  const output = createAudioOutput(events, store)
  return { output, emitted, store, ...madeAudio() }
}
