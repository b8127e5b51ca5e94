import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/song'
import { withSong } from './current-track'
import type { NavigationParts } from './navigation'
import { isPlayingOrLoading } from './status'
import { isChosen, type VideoFinder } from './video-finder'

/** Creates the methods that show changes of songs. */
export const songActions = (parts: NavigationParts, videos: VideoFinder) => ({
  /**
   * Replaces the details of a song that were changed. If it is the current one and the listener chose
   * another video for it, that is loaded.
   */
  updateSong(song: Song) {
    const { state } = parts
    const before = state.getState().current
    videos.update(song)
    const shown = videos.withFound(song)
    const updated = (track: Track) =>
      track.song.id === song.id ? { ...track, song: shown } : track
    state.setState(({ current, queue, upcoming }) => ({
      current: current && { ...current, track: updated(current.track) },
      queue: queue.map(updated),
      upcoming: upcoming.map((step) => ({ ...step, track: updated(step.track) })),
    }))
    if (before?.track.song.id !== song.id) return
    if (isOtherChoice(before.track.song.playback, shown.playback)) loadAgain(parts)
  },
  /** Restarts the current track if it is this song, with the song's new recording. */
  replaceRecording(song: Song) {
    const { state, sound } = parts
    videos.store(song)
    const { current } = state.getState()
    if (current?.track.song.id === song.id) sound.play(withSong(current, song))
  },
})

/** Whether the listener has chosen another video, or removed the choice. */
function isOtherChoice(before: Song['playback'], now: Song['playback']): boolean {
  if (!isChosen(before) && !isChosen(now)) return false
  return videoIdOf(before) !== videoIdOf(now)
}

const videoIdOf = (playback: Song['playback']) =>
  playback.kind === 'youtube' ? playback.videoId : undefined

/** Loads the recording of the current track from its start; it plays if the listener wants to hear it. */
function loadAgain({ state, sound }: NavigationParts): void {
  const { current, status, isActiveInOtherTab } = state.getState()
  if (!current || isActiveInOtherTab || sound.isOver()) return
  const isWanted = status === 'unplayable' ? !sound.isHeld() : isPlayingOrLoading({ status })
  if (isWanted) sound.play(current)
  else sound.cue(current, 0)
}
