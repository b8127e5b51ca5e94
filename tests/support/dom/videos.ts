import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/song'
import type { Candidate } from '@/lib/contract/video-match'
import { songNamed, trackNamed } from './library'

/** Returns a song without audio or video. */
export const silentSong = (title: string): Song =>
  songNamed(title, {
    playback: { kind: 'none', searchUrl: `https://www.youtube.com/results?search_query=${title}` },
  })

/** Returns a track whose song has no recording. */
export const silentTrack = (title: string): Track => trackNamed(title, { song: silentSong(title) })

/** Returns a song that plays by a chosen video. */
export const chosenSong = (title: string, videoId: string): Song =>
  songNamed(title, { playback: { kind: 'youtube', videoId, match: 'yours' } })

/** Returns the nth video that a search found. */
export const candidateNumber = (number: number, values: Partial<Candidate> = {}): Candidate => ({
  videoId: `video-000${String(number).padStart(2, '0')}`,
  title: `Video ${number}`,
  channel: 'Ann - Topic',
  durationMs: 191_000,
  differenceMs: 0,
  isSure: true,
  reasons: [],
  isMadeForKids: false,
  isBlockedHere: false,
  isRefused: false,
  isPlayed: false,
  ...values,
})
