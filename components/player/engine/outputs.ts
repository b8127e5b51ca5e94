import type { Song } from '@/lib/contract/song'
import type { Recording } from './audio-slot'
import type { Output, OutputEvents } from './types'

type PlayableSong = Pick<Song, 'id' | 'playback' | 'features' | 'durationMs'>

/** All outputs behind one interface; at most one of them plays. */
export type Outputs = Omit<Output, 'load' | 'prepare'> & {
  load: (song: PlayableSong, fromMs: number) => void
  /** Sets the song that probably plays next; undefined if none is known. */
  prepare: (song: PlayableSong | undefined) => void
}

type OutputFactories = {
  audio: (events: OutputEvents) => Output<Recording>
  youtube: (events: OutputEvents) => Output
}

/** Combines the outputs. Each is created when the first song needs it. */
export function createOutputs(events: OutputEvents, factories: OutputFactories): Outputs {
  let audio: Output<Recording> | undefined
  let youtube: Output | undefined
  let current: Pick<Output, 'play' | 'pause' | 'seek' | 'unload'> | undefined
  let volume = 1

  function switchTo(next: typeof current) {
    if (current && current !== next) current.unload()
    current = next
  }

  function getAudio() {
    audio ??= factories.audio(events)
    audio.setVolume(volume)
    return audio
  }

  function getYoutube() {
    youtube ??= factories.youtube(events)
    youtube.setVolume(volume)
    return youtube
  }

  return {
    load({ id: songId, playback, features, durationMs }, fromMs) {
      if (playback.kind === 'none') return switchTo(undefined)
      if (playback.kind === 'audio') {
        switchTo(getAudio())
        getAudio().load({ songId, url: playback.url, features, durationMs }, fromMs)
        return
      }
      switchTo(getYoutube())
      getYoutube().load(playback.videoId, fromMs)
    },
    prepare(song) {
      if (!audio || current !== audio) return
      if (song?.playback.kind !== 'audio') return audio.prepare?.(undefined)
      const { id: songId, playback, features, durationMs } = song
      audio.prepare?.({ songId, url: playback.url, features, durationMs })
    },
    play: () => current?.play(),
    pause: () => current?.pause(),
    seek: (positionMs) => current?.seek(positionMs),
    setVolume(next) {
      volume = next
      audio?.setVolume(next)
      youtube?.setVolume(next)
    },
    unload: () => switchTo(undefined),
    dispose() {
      audio?.dispose()
      youtube?.dispose()
    },
  }
}
