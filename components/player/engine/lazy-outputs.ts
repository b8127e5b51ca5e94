import type { Song } from '@/lib/contract/song'
import type { Outputs } from './outputs'

export type LazyOutputs = ReturnType<typeof createLazyOutputs>

/** Wraps the outputs: they are opened by the first call that plays, also after `dispose`. */
export function createLazyOutputs(open: () => Outputs, volume: () => number) {
  let outputs: Outputs | undefined
  let isLoaded = false
  let level = 1

  function getOutputs(): Outputs {
    if (!outputs) {
      outputs = open()
      outputs.setVolume(volume() * level)
    }
    return outputs
  }

  return {
    /** Whether a song with a recording is loaded. */
    isLoaded: () => isLoaded,
    load(song: Song, fromMs: number) {
      isLoaded = song.playback.kind !== 'none'
      getOutputs().load(song, fromMs)
    },
    play: () => getOutputs().play(),
    pause: () => outputs?.pause(),
    seek: (positionMs: number) => outputs?.seek(positionMs),
    prepare: (song: Song | undefined) => outputs?.prepare(song),
    applyVolume: () => outputs?.setVolume(volume() * level),
    /** Lowers the volume by a factor, for a fade. */
    setLevel(next: number) {
      level = next
      outputs?.setVolume(volume() * level)
    },
    unload() {
      isLoaded = false
      outputs?.unload()
    },
    dispose() {
      outputs?.dispose()
      outputs = undefined
    },
  }
}
