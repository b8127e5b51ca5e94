import type { StoreApi } from 'zustand'
import { createCuedVideo } from './cued-video'
import type { PlaybackProblem } from './playback-problem'
import { type SoundSettings, soundSettings } from './sound-settings'
import type { Output, OutputEvents } from './types'
import { observeVisibility, type VisibilityObserver } from './visibility'
import { PLAYER_STATE, type VideoStart } from './youtube-api'
import { YoutubeConnection } from './youtube-connection'
import { HTML5_ERROR, isVideoErrorCode, youtubeProblem } from './youtube-errors'
import type { VideoContainer } from './youtube-player'

const MS_PER_SECOND = 1_000
const PROGRESS_INTERVAL_MS = 250

/**
 * The output for YouTube videos, in a visible player. A video starts by itself only while it is
 * visible; otherwise it is cued and waits.
 */
export class YoutubeOutput implements Output {
  /** The video to play. */
  #video: VideoStart | undefined
  /** The video that the player received last. */
  #sentVideo: VideoStart | undefined
  /** The video that was loaded a second time after an error of the browser. */
  #retriedVideo: VideoStart | undefined
  #shouldPlay = false
  #progressTimer: ReturnType<typeof setInterval> | undefined
  readonly #events: OutputEvents
  readonly #connection: YoutubeConnection
  readonly #visibility: VisibilityObserver
  readonly #cued = createCuedVideo(() => this.#events.onWaiting('video_not_visible'))

  constructor(
    place: VideoContainer,
    events: OutputEvents,
    settings: StoreApi<SoundSettings> = soundSettings(),
  ) {
    this.#events = events
    const connectionEvents = {
      onStateChange: (state: number) => this.#handleState(state),
      onError: (errorCode: number) => this.#handleError(errorCode),
      onAutoplayBlocked: events.onPaused,
      onOpenFailed: (problem: PlaybackProblem) => {
        if (this.#video && this.#shouldPlay) events.onFailed(problem)
      },
    }
    this.#connection = new YoutubeConnection(place, connectionEvents, settings)
    this.#visibility = observeVisibility(place.container, () => {
      if (this.#cued.isCued() && this.#shouldPlay && this.#visibility.isVisible()) this.#start()
    })
  }

  load(videoId: string, fromMs: number): void {
    this.#cued.clear()
    // Further progress of the previous video does not belong to this one.
    clearInterval(this.#progressTimer)
    this.#video = { videoId, startSeconds: fromMs / MS_PER_SECOND }
    this.#shouldPlay = false
  }

  play(): void {
    this.#shouldPlay = true
    void this.#openAndPlay()
  }

  pause(): void {
    this.#shouldPlay = false
    // The player reports no pause of a video that is loading or cued.
    const isSent = this.#sentVideo === this.#video && !this.#cued.isCued()
    if (isSent) this.#connection.player?.pauseVideo()
    else this.#events.onPaused()
  }

  seek(positionMs: number): void {
    this.#connection.player?.seekTo(positionMs / MS_PER_SECOND, true)
    this.#reportProgress()
  }

  setVolume(volume: number): void {
    this.#connection.setVolume(volume)
  }

  unload(): void {
    this.#cued.clear()
    this.#video = undefined
    this.#sentVideo = undefined
    this.#shouldPlay = false
    clearInterval(this.#progressTimer)
    this.#connection.player?.stopVideo()
  }

  dispose(): void {
    this.#visibility.disconnect()
    this.unload()
    this.#connection.dispose()
  }

  async #openAndPlay(): Promise<void> {
    if (!this.#video || !(await this.#connection.open(this.#video.videoId))) return
    const { player } = this.#connection
    // The listener may have paused or skipped meanwhile.
    if (!player || !this.#video || !this.#shouldPlay) return
    if (this.#sentVideo === this.#video) {
      if (!this.#cued.isCued()) return player.playVideo()
      // The listener may start a video that is half hidden, but not one in a hidden tab.
      if (document.visibilityState === 'visible') this.#start()
      return
    }
    this.#sentVideo = this.#video
    if (this.#visibility.isVisible()) player.loadVideoById(this.#video)
    else this.#cued.cue(player, this.#video)
  }

  #start(): void {
    this.#cued.clear()
    this.#connection.player?.playVideo()
  }

  #handleState(state: number): void {
    if (!this.#video) return
    clearInterval(this.#progressTimer)
    if (state === PLAYER_STATE.playing) {
      this.#cued.markStarted()
      this.#progressTimer = setInterval(() => this.#reportProgress(), PROGRESS_INTERVAL_MS)
      this.#events.onPlaying()
    }
    if (state === PLAYER_STATE.paused) this.#events.onPaused()
    if (state === PLAYER_STATE.ended) this.#events.onEnded()
  }

  #handleError(errorCode: number): void {
    if (!this.#video || this.#sentVideo !== this.#video) return
    if (errorCode === HTML5_ERROR && this.#retriedVideo !== this.#video) {
      this.#retriedVideo = this.#video
      this.#connection.player?.loadVideoById(this.#video)
      return
    }
    const videoErrorCode = isVideoErrorCode(errorCode) ? errorCode : undefined
    this.#events.onFailed(youtubeProblem(errorCode), videoErrorCode)
  }

  #reportProgress(): void {
    const { player } = this.#connection
    if (!player) return
    this.#events.onProgress({
      positionMs: player.getCurrentTime() * MS_PER_SECOND,
      durationMs: player.getDuration() * MS_PER_SECOND,
    })
  }
}
