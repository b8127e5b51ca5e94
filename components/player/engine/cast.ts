import type { Recording } from './audio-slot'
import { type CastUrlRequest, createCastUrls } from './cast-urls'
import { NOT_REMOTE, remotePlayback } from './remote-playback'
import type { RemoteState } from './remote-target'
import { createRequestGuard } from './request-guard'
import type { SlotPair } from './slot-pair'
import { watchDevices } from './watch-devices'

type CastParts = {
  slots: SlotPair
  requestUrl: CastUrlRequest
  /** Called before the source of the current slot changes: no transition may run then. */
  onSwitch: () => void
  onState: () => void
}

/**
 * Creates the playback on another device. The element keeps the control of the device, so the current
 * slot stays the same, and plays signed URLs, which the device fetches without a session.
 */
export function createCast({ slots, requestUrl, onSwitch, onState }: CastParts) {
  const urls = createCastUrls(requestUrl)
  const guard = createRequestGuard()
  // Without a signed URL the usual one is tried, which some devices fetch through the browser.
  const findSource = ({ songId }: Recording) => urls.load(songId).catch(() => undefined)

  /** Loads the same song from its signed or its usual URL, at the same position. */
  async function switchSource(isRemote: boolean): Promise<void> {
    const recording = slots.current().recording()
    if (!recording || (recording.source !== undefined) === isRemote) return
    const isLatest = guard.begin()
    const source = isRemote ? await findSource(recording) : undefined
    if (!isLatest() || slots.current().recording() !== recording) return
    onSwitch()
    slots.current().replaceSource({ ...recording, source })
  }

  function changeState(state: RemoteState) {
    remotePlayback.setState({ state })
    onState()
    void switchSource(state !== 'disconnected')
  }

  const stopWatching = watchDevices(slots, changeState)
  remotePlayback.setState({ choose: createChoice(slots, switchSource) })

  return {
    isConnected,
    ...createSongs({ slots, urls, findSource, begin: guard.begin }),
    /** Requests the URL of the song that probably plays next. */
    prepare(recording: Recording | undefined) {
      if (recording) void findSource(recording)
    },
    dispose() {
      stopWatching()
      remotePlayback.setState(NOT_REMOTE)
    },
  }
}

const isConnected = () => remotePlayback.getState().state !== 'disconnected'

/** Returns what the button does: the device fetches the URL that the element has when it is chosen. */
function createChoice(slots: SlotPair, switchSource: (isRemote: boolean) => Promise<void>) {
  let isChoosing = false

  async function choose(): Promise<void> {
    const { remote } = slots.current()
    if (!remote || isChoosing) return
    isChoosing = true
    try {
      if (remote.fetchesAtOnce) await switchSource(true)
      await remote.prompt()
    } catch {
      // The listener has chosen nothing.
      await switchSource(isConnected())
    } finally {
      isChoosing = false
    }
  }

  return () => void choose()
}

type SongParts = {
  slots: SlotPair
  urls: ReturnType<typeof createCastUrls>
  findSource: (recording: Recording) => Promise<string | undefined>
  begin: () => () => boolean
}

/** Loads songs on the device, each once its URL is known. */
function createSongs({ slots, urls, findSource, begin }: SongParts) {
  let pending: { shouldPlay: boolean } | undefined
  return {
    isPending: () => pending !== undefined,
    /** Plays or pauses a song once its URL is known. */
    setPending(shouldPlay: boolean) {
      if (pending) pending.shouldPlay = shouldPlay
    },
    load(recording: Recording, fromMs: number) {
      const isLatest = begin()
      const source = urls.find(recording.songId)
      pending = undefined
      if (source) return slots.current().load({ ...recording, source }, fromMs)
      const request = { shouldPlay: false }
      pending = request
      void findSource(recording).then((loaded) => {
        if (!isLatest() || pending !== request) return
        pending = undefined
        slots.current().load({ ...recording, source: loaded }, fromMs)
        if (request.shouldPlay) slots.current().play()
      })
    },
    /** Discards a song whose URL is requested. */
    cancel() {
      pending = undefined
      begin()
    },
  }
}
