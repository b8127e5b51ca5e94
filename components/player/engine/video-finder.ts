import type { Song } from '@/lib/contract/song'
import type { Match } from '@/lib/contract/video-match'
import { compareLengths } from '@/lib/matching/length'
import type { PlaybackProblem } from './playback-problem'
import type { PlayerApi, VideoFailure } from './player-api'

/** A song with its recording; `problem` applies if it still has none, `error` if the search failed. */
export type FoundSong = { song: Song; problem: PlaybackProblem; error?: unknown }

export type VideoFinder = ReturnType<typeof createVideoFinder>

/** The server matches at most three songs per request, and later songs may never play. */
export const MAX_VIDEOS_AHEAD = 3

/**
 * Creates a finder of videos for songs that are about to play. It searches each song once, and
 * stores the recordings that replace failed ones.
 */
export function createVideoFinder(api: Pick<PlayerApi, 'match' | 'reportVideo'>) {
  const found = new Map<string, Song['playback']>()
  const searches: Searches = new Map()

  const withFound = (song: Song): Song => {
    const playback = found.get(song.id)
    return playback ? { ...song, playback } : song
  }

  function search(songs: Song[]): void {
    const unsearched = songs.filter(
      (song) => needsSearch(withFound(song)) && !searches.has(song.id),
    )
    if (unsearched.length === 0) return
    const matches = api.match(unsearched.map(({ id }) => id))
    for (const { id } of unsearched) {
      const match = matches.then((all) => all.find(({ songId }) => songId === id))
      searches.set(id, match)
      // A search that failed or has to wait is repeated when the song plays.
      match.then(
        (result) => {
          // The listener has chosen a video meanwhile.
          if (searches.get(id) !== match) return
          if (result?.state === 'ready') found.set(id, result.playback)
          else searches.delete(id)
        },
        () => searches.delete(id),
      )
    }
  }

  return {
    /** Returns the song with the recording that this tab has found, if any. */
    withFound,

    /** Searches the next songs, so that their videos are known when they play. */
    prepare: (songs: Song[]) =>
      search(
        [...new Map(songs.map((song) => [song.id, song])).values()].slice(0, MAX_VIDEOS_AHEAD),
      ),

    /** Searches the video of a song that plays now. */
    async find(song: Song): Promise<FoundSong> {
      search([song])
      try {
        const match = await searches.get(song.id)
        return { song: withFound(song), problem: problemOf(match) }
      } catch (error) {
        return { song: withFound(song), problem: problemOf(undefined), error }
      }
    },

    /** Reports a failed video; returns the song with the recording that replaces it. */
    async report(song: Song, failure: VideoFailure): Promise<Song> {
      const { playback } = await api.reportVideo(song.id, failure)
      found.set(song.id, playback)
      return withFound(song)
    },

    ...choices(found, searches),
  }
}

type Searches = Map<string, Promise<Match | undefined>>

/** Stores the videos that the listener chooses, which come before those of a search, also a running one. */
function choices(found: Map<string, Song['playback']>, searches: Searches) {
  /** Stores the recording that the listener chose for a song. */
  function store({ id, playback }: Song): void {
    found.set(id, playback)
    searches.delete(id)
  }
  return {
    store,
    /** Stores a video that the listener has chosen, or deletes the choice; others stay. */
    update(song: Song) {
      const { id } = song
      if (isChosen(song.playback)) return store(song)
      if (!isChosen(found.get(id))) return
      found.delete(id)
      searches.delete(id)
    },
  }
}

/** Whether a recording is a video that the listener chose. */
export const isChosen = (playback: Song['playback'] | undefined): boolean =>
  playback?.kind === 'youtube' && playback.match === 'yours'

/**
 * Whether the duration that the video player measured cannot be the song's. Videos that the listener
 * chose are never rejected.
 */
export function hasWrongLength({ playback, durationMs }: Song, measuredMs: number): boolean {
  if (playback.kind !== 'youtube' || isChosen(playback) || measuredMs <= 0) return false
  return compareLengths(durationMs, Math.round(measuredMs)) === 'none'
}

// Other videos are searched too: they may be blocked in the listener's country.
const needsSearch = ({ playback }: Song): boolean =>
  playback.kind === 'none' || (playback.kind === 'youtube' && !isChosen(playback))

function problemOf(match: Match | undefined): PlaybackProblem {
  if (match?.state === 'nothing_found') return { code: 'no_video' }
  if (match?.state === 'waiting' && match.until) {
    return { code: 'search_waiting', resumesAt: match.until }
  }
  return { code: 'no_recording' }
}
