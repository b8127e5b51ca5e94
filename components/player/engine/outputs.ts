import type { Song } from '@/lib/contract/songs'
import type { Recording } from './audio-slot'
import type { Output, OutputEvents } from './types'

type Playable = Pick<Song, 'playback' | 'features'>

/** Where songs are heard, whatever they are played by; one of the parts sounds at a time. */
export type Outputs = Omit<Output, 'load' | 'prepare'> & {
  load: (song: Playable, fromMs: number) => void
  /** Says which song probably comes next, if one is known. */
  prepare: (song: Playable | undefined) => void
}

type Make = {
  audio: (events: OutputEvents) => Output<Recording>
  youtube: (events: OutputEvents) => Output
}

/** Puts the parts behind one door. Parts are made when the first song needs them. */
export function createOutputs(events: OutputEvents, make: Make): Outputs {
  let audio: Output<Recording> | undefined
  let youtube: Output | undefined
  let current: Pick<Output, 'play' | 'pause' | 'seek' | 'unload'> | undefined
  let volume = 1

  function turnTo(next: typeof current) {
    if (current && current !== next) current.unload()
    current = next
  }

  function audioPart() {
    audio ??= make.audio(events)
    audio.setVolume(volume)
    return audio
  }

  function youtubePart() {
    youtube ??= make.youtube(events)
    youtube.setVolume(volume)
    return youtube
  }

  return {
    load({ playback, features }, fromMs) {
      if (playback.kind === 'none') return turnTo(undefined)
      if (playback.kind === 'audio') {
        turnTo(audioPart())
        audioPart().load({ url: playback.url, features }, fromMs)
        return
      }
      turnTo(youtubePart())
      youtubePart().load(playback.videoId, fromMs)
    },
    prepare(song) {
      if (!audio || current !== audio) return
      const { playback, features = null } = song ?? {}
      audio.prepare?.(playback?.kind === 'audio' ? { url: playback.url, features } : undefined)
    },
    play: () => current?.play(),
    pause: () => current?.pause(),
    seek: (positionMs) => current?.seek(positionMs),
    setVolume(next) {
      volume = next
      audio?.setVolume(next)
      youtube?.setVolume(next)
    },
    unload: () => turnTo(undefined),
    dispose() {
      audio?.dispose()
      youtube?.dispose()
    },
  }
}
