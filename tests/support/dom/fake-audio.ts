import { vi } from 'vitest'
import type { FakeRemote } from './fake-remote'

export const LENGTH_SECONDS = 60

/** An audio element without sound; the tests set its position. */
export class FakeAudio extends EventTarget {
  static made: FakeAudio[] = []
  preload = ''
  src = ''
  volume = 1
  paused = true
  ended = false
  duration = LENGTH_SECONDS
  currentTime = 0
  playbackRate = 1
  readyState = 4
  remote: FakeRemote | undefined
  constructor() {
    super()
    FakeAudio.made.push(this)
  }
  async play() {
    this.paused = false
    this.dispatchEvent(new Event('playing'))
  }
  pause() {
    if (this.paused) return
    this.paused = true
    this.dispatchEvent(new Event('pause'))
  }
  load() {
    this.currentTime = 0
  }
  removeAttribute() {
    this.src = ''
  }
  at(seconds: number) {
    this.currentTime = seconds
    this.dispatchEvent(new Event('timeupdate'))
  }
  end() {
    this.ended = true
    this.dispatchEvent(new Event('ended'))
  }
  /** As an element does with a new source. */
  reset() {
    this.paused = true
    this.currentTime = 0
    this.dispatchEvent(new Event('loadedmetadata'))
  }
}

/** Replaces the audio elements that are created until the globals are restored. */
export function stubAudio(element = FakeAudio): void {
  FakeAudio.made = []
  vi.stubGlobal('Audio', element)
  vi.stubGlobal('HTMLMediaElement', { HAVE_FUTURE_DATA: 3 })
}

/** Returns the two elements of an output, the one that plays first and the spare one. */
export function madeAudio(): { one: FakeAudio; two: FakeAudio } {
  const [one, two] = FakeAudio.made
  if (!one || !two) throw new Error('There is no output.')
  return { one, two }
}
