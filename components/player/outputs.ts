import type { Song } from '@/lib/contract/songs'
import type { Output, OutputEvents } from './types'

/** Where songs are heard, whatever they are played by; one of the parts sounds at a time. */
export type Outputs = Omit<Output, 'load'> & {
  load: (playback: Song['playback'], fromMs: number) => void
}

type Make = Record<'audio' | 'youtube', (events: OutputEvents) => Output>

/** Puts the parts behind one door. Parts are made when the first song needs them. */
export function createOutputs(events: OutputEvents, make: Make): Outputs {
  const made = new Map<'audio' | 'youtube', Output>()
  let current: Output | undefined
  let volume = 1

  function part(kind: 'audio' | 'youtube'): Output {
    const known = made.get(kind)
    if (known) return known
    const output = make[kind](events)
    output.setVolume(volume)
    made.set(kind, output)
    return output
  }

  return {
    load(playback, fromMs) {
      const next = playback.kind === 'none' ? undefined : part(playback.kind)
      if (current && current !== next) current.unload()
      current = next
      if (playback.kind === 'audio') next?.load(playback.url, fromMs)
      if (playback.kind === 'youtube') next?.load(playback.videoId, fromMs)
    },
    play: () => current?.play(),
    pause: () => current?.pause(),
    seek: (positionMs) => current?.seek(positionMs),
    setVolume(next) {
      volume = next
      for (const output of made.values()) output.setVolume(next)
    },
    unload() {
      current?.unload()
      current = undefined
    },
  }
}
