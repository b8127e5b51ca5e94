import type { Recording } from './audio-slot'
import type { createCast } from './cast'
import type { createCrossfade } from './crossfade'
import type { createEndWatch } from './end-watch'
import type { SlotPair } from './slot-pair'
import type { Output } from './types'

type Crossfade = ReturnType<typeof createCrossfade>
type EndWatch = ReturnType<typeof createEndWatch>
type AudioParts = {
  slots: SlotPair
  crossfade: Crossfade
  end: EndWatch
  cast: ReturnType<typeof createCast>
}

/** Returns the calls of an output for audio files. */
export function controlsOf(
  parts: AudioParts & { applyVolume: () => void },
): Omit<Output<Recording>, 'dispose'> {
  const { slots, crossfade, end, cast, applyVolume } = parts
  return {
    load(recording, fromMs) {
      const isTransition = end.isReported() && fromMs === 0 && slots.current().isPlaying()
      finishTransition(crossfade, end)
      end.setNext(undefined)
      cast.cancel()
      if (isTransition && !cast.isConnected()) return crossfade.start(recording)
      slots.spare().unload()
      if (cast.isConnected()) cast.load(recording, fromMs)
      else slots.current().load(recording, fromMs)
      applyVolume()
    },
    prepare(recording) {
      if (cast.isConnected()) cast.prepare(recording)
      end.setNext(recording)
    },
    play() {
      if (cast.isPending()) cast.changePending({ shouldPlay: true })
      else slots.current().play()
    },
    pause() {
      cast.changePending({ shouldPlay: false })
      finishTransition(crossfade, end)
      slots.current().pause()
    },
    seek(positionMs) {
      finishTransition(crossfade, end)
      if (cast.isPending()) cast.changePending({ fromMs: positionMs })
      else slots.current().seek(positionMs)
    },
    setVolume(volume) {
      slots.setVolume(volume)
      applyVolume()
    },
    unload: () => unloadAll(parts),
  }
}

/** Ends a transition between two recordings at once. */
export function finishTransition(crossfade: Crossfade, end: EndWatch): void {
  crossfade.finish()
  end.reset()
}

/** Releases both slots. */
export function unloadAll({ slots, crossfade, end, cast }: AudioParts): void {
  finishTransition(crossfade, end)
  cast.cancel()
  end.setNext(undefined)
  slots.unload()
}
