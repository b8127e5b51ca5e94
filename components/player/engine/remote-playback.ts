import { createStore } from 'zustand'
import type { RemoteState } from './remote-target'

type RemotePlaybackState = {
  /** Whether a device was found; the button is hidden without one. */
  isAvailable: boolean
  state: RemoteState
  /** Lets the listener choose a device; null while no audio is loaded. */
  choose: (() => void) | null
}

export const NOT_REMOTE: RemotePlaybackState = {
  isAvailable: false,
  state: 'disconnected',
  choose: null,
}

/** The playback of audio files on another device, such as a Chromecast, by this tab. */
export const remotePlayback = createStore(() => NOT_REMOTE)
