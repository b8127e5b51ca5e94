export type RemoteState = 'disconnected' | 'connecting' | 'connected'

type RemoteEvents = {
  /** Whether the browser has found a device that can play the audio. */
  onAvailable: (isAvailable: boolean) => void
  onState: (state: RemoteState) => void
}

/** The way in which a browser plays an audio element on another device. */
export type RemoteTarget = {
  /** Lets the listener choose a device, or disconnect. Rejects if nothing was chosen. */
  prompt: () => Promise<void>
  /** Whether the device fetches the URL that the element has when it is chosen. */
  fetchesAtOnce: boolean
  /** Returns a function that ends it. */
  watch: (events: RemoteEvents) => () => void
}

/** The parts of an audio element with AirPlay, which only Safari has. */
type AirPlayAudio = HTMLAudioElement & {
  webkitShowPlaybackTargetPicker: () => void
  webkitCurrentPlaybackTargetIsWireless: boolean
}

/** Returns how an element plays on other devices; undefined if the browser has no way. */
export function remoteTargetOf(audio: HTMLAudioElement): RemoteTarget | undefined {
  if (hasAirPlay(audio)) return airPlayTarget(audio)
  return audio.remote ? standardTarget(audio.remote) : undefined
}

const hasAirPlay = (audio: HTMLAudioElement): audio is AirPlayAudio =>
  'webkitShowPlaybackTargetPicker' in audio

const airPlayTarget = (audio: AirPlayAudio): RemoteTarget => ({
  async prompt() {
    audio.webkitShowPlaybackTargetPicker()
  },
  fetchesAtOnce: false,
  watch({ onAvailable, onState }) {
    const ending = new AbortController()
    const on = (type: string, listener: (event: Event) => void) =>
      audio.addEventListener(type, listener, { signal: ending.signal })
    on('webkitplaybacktargetavailabilitychanged', (event) =>
      onAvailable(Reflect.get(event, 'availability') === 'available'),
    )
    on('webkitcurrentplaybacktargetiswirelesschanged', () =>
      onState(audio.webkitCurrentPlaybackTargetIsWireless ? 'connected' : 'disconnected'),
    )
    return () => ending.abort()
  },
})

const standardTarget = (remote: RemotePlayback): RemoteTarget => ({
  prompt: () => remote.prompt(),
  fetchesAtOnce: true,
  watch({ onAvailable, onState }) {
    const ending = new AbortController()
    const { signal } = ending
    const report = (isAvailable: boolean) => !signal.aborted && onAvailable(isAvailable)
    // A browser that cannot watch finds the devices when it is prompted.
    remote.watchAvailability(report).catch((error: unknown) => report(isUnsupported(error)))
    for (const type of ['connecting', 'connect', 'disconnect']) {
      remote.addEventListener(type, () => onState(remote.state), { signal })
    }
    return () => {
      ending.abort()
      remote.cancelWatchAvailability().catch(() => {})
    }
  },
})

const isUnsupported = (error: unknown) =>
  error instanceof Error && error.name === 'NotSupportedError'
