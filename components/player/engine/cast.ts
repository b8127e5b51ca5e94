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
  applyVolume: () => void
}

/**
 * Creates the playback on another device. The element keeps the control of the device, so the current
 * slot stays the same, and plays signed URLs, which the device fetches without a session.
 */
export function createCast({ slots, requestUrl, onSwitch, applyVolume }: CastParts) {
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
    applyVolume()
    void switchSource(state !== 'disconnected')
  }

  const stopWatching = watchDevices(slots, changeState)
  remotePlayback.setState({ choose: createChoice(slots, switchSource) })

  return {
    isConnected,
    ...createSongs({ slots, urls, findSource, applyVolume, begin: guard.begin }),
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
  applyVolume: () => void
  begin: () => () => boolean
}

/** Loads songs on the device, each once its URL is known. */
function createSongs({ slots, urls, findSource, applyVolume, begin }: SongParts) {
  let pending: { shouldPlay: boolean; fromMs: number } | undefined
  return {
    isPending: () => pending !== undefined,
    /** Plays or pauses a song once its URL is known, or begins it elsewhere. */
    changePending(change: Partial<NonNullable<typeof pending>>) {
      if (pending) Object.assign(pending, change)
    },
    load(recording: Recording, fromMs: number) {
      const isLatest = begin()
      const source = urls.find(recording.songId)
      pending = undefined
      if (source) return slots.current().load({ ...recording, source }, fromMs)
      // The song before it must neither be heard nor end meanwhile.
      slots.current().leave()
      const request = { shouldPlay: false, fromMs }
      pending = request
      void findSource(recording).then((loaded) => {
        if (!isLatest() || pending !== request) return
        pending = undefined
        // The device may have been left meanwhile.
        const usable = isConnected() ? loaded : undefined
        slots.current().load({ ...recording, source: usable }, request.fromMs)
        applyVolume()
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
