import type { StoreApi } from 'zustand'
import { gainOf } from './gain'
import { PlaybackError, type PlaybackProblem } from './playback-problem'
import type { SoundSettings } from './sound-settings'
import { loadYoutubeApi, type YoutubePlayer } from './youtube-api'
import {
  createYoutubePlayer,
  type VideoContainer,
  type YoutubePlayerEvents,
} from './youtube-player'

type ConnectionEvents = Omit<YoutubePlayerEvents, 'onReady'> & {
  /** Called once per failed attempt, however many calls of `open` wait for it. */
  onOpenFailed: (problem: PlaybackProblem) => void
}

/** YouTube's player in the container: it is opened for the first video and then kept. */
export class YoutubeConnection {
  #player: YoutubePlayer | undefined
  #opening: Promise<void> | undefined
  #isDisposed = false
  #volume = 1
  readonly #place: VideoContainer
  readonly #events: ConnectionEvents
  readonly #settings: StoreApi<SoundSettings>
  readonly #unsubscribe: () => void

  constructor(place: VideoContainer, events: ConnectionEvents, settings: StoreApi<SoundSettings>) {
    this.#place = place
    this.#events = events
    this.#settings = settings
    this.#unsubscribe = settings.subscribe(() => this.#applyVolume())
  }

  /** Undefined until the player is ready. */
  get player(): YoutubePlayer | undefined {
    return this.#player
  }

  /** Opens the player if it is not open; resolves to whether it is. After a failure, tries again. */
  async open(videoId: string): Promise<boolean> {
    this.#opening ??= this.#start(videoId)
    const attempt = this.#opening
    try {
      await attempt
      return true
    } catch (error) {
      if (this.#opening !== attempt) return false
      this.#opening = undefined
      const problem = error instanceof PlaybackError ? error.problem : undefined
      this.#events.onOpenFailed(problem ?? { code: 'video_unplayable' })
      return false
    }
  }

  /** 0 to 1. */
  setVolume(volume: number): void {
    this.#volume = volume
    this.#applyVolume()
  }

  dispose(): void {
    this.#isDisposed = true
    this.#unsubscribe()
    this.#player?.destroy()
    this.#place.container.replaceChildren()
  }

  async #start(videoId: string): Promise<void> {
    const api = await loadYoutubeApi()
    // No caller waits for a disposed connection.
    if (this.#isDisposed) return new Promise(() => {})
    const onReady = (player: YoutubePlayer) => {
      this.#player = player
      this.#applyVolume()
    }
    await createYoutubePlayer({
      ...this.#place,
      api,
      videoId,
      events: { ...this.#events, onReady },
    })
  }

  // YouTube levels its videos itself, to the loudness that songs have if they were not measured.
  #applyVolume(): void {
    const gain = this.#settings.getState().isLevelled ? gainOf(null) : 1
    this.#player?.setVolume(Math.round(this.#volume * gain * 100))
  }
}
