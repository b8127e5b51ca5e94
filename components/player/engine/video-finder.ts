import { clockTime } from '@/components/ui/words'
import type { Song } from '@/lib/contract/songs'
import type { Match } from '@/lib/contract/videos'
import { compareLengths } from '@/lib/matching/length'
import type { PlayerApi, VideoFailure } from './player-api'

/** A song with what plays it; else why nothing does, in words. */
export type Found = { song: Song; words: string }

export type VideoFinder = ReturnType<typeof createVideoFinder>

/** YouTube takes three questions at once, and what plays later may never be wanted. */
export const VIDEOS_AHEAD = 3

/**
 * Finds the videos of songs that are about to play, each once, and remembers what plays instead of
 * one that failed.
 */
export function createVideoFinder(api: Pick<PlayerApi, 'match' | 'reportVideo'>) {
  const known = new Map<string, Song['playback']>()
  const sought = new Map<string, Promise<Match | undefined>>()

  const of = (song: Song): Song => {
    const playback = known.get(song.id)
    return playback ? { ...song, playback } : song
  }

  function seek(songs: Song[]): void {
    const wanted = songs.filter((song) => isSought(of(song)) && !sought.has(song.id))
    if (wanted.length === 0) return
    const asked = api.match(wanted.map(({ id }) => id)).catch(() => [])
    for (const { id } of wanted) {
      const one = asked.then((found) => found.find(({ songId }) => songId === id))
      sought.set(id, one)
      void one.then((match) => {
        if (match?.state === 'ready') known.set(id, match.playback)
        // What failed or has to wait is asked about again when its turn comes.
        else sought.delete(id)
      })
    }
  }

  return {
    /** The song with what plays it, as far as this window knows better than its list. */
    of,

    /** Looks for videos of the next songs, so that they are known when their turn comes. */
    prepare: (songs: Song[]) =>
      seek([...new Map(songs.map((song) => [song.id, song])).values()].slice(0, VIDEOS_AHEAD)),

    /** Looks for what plays a song now. */
    async find(song: Song): Promise<Found> {
      seek([song])
      const match = await sought.get(song.id)
      return { song: of(song), words: wordsOf(match) }
    },

    /** Tells what became of a video; answers the song with what plays it instead. */
    async report(song: Song, failure: VideoFailure): Promise<Song> {
      const answer = await api.reportVideo(song.id, failure)
      known.set(song.id, answer.playback)
      return of(song)
    },

    /** Somebody chose what plays a song. */
    learn: ({ id, playback }: Song) => known.set(id, playback),
  }
}

/** Whether the player read a length that cannot be this song's, of a video that the listener did not choose. */
export function hasWrongLength({ playback, durationMs }: Song, readMs: number): boolean {
  if (playback.kind !== 'youtube') return false
  return (
    playback.match !== 'yours' &&
    readMs > 0 &&
    compareLengths(durationMs, Math.round(readMs)) === 'none'
  )
}

// A video may be blocked where one is; what the listener chose is played as it is.
const isSought = ({ playback }: Song): boolean =>
  playback.kind === 'none' || (playback.kind === 'youtube' && playback.match !== 'yours')

function wordsOf(match: Match | undefined): string {
  if (match?.state === 'nothing_found') return 'No video at YouTube plays this song.'
  if (match?.state === 'waiting' && match.until) {
    return `Searching YouTube has to wait until ${clockTime(match.until)}.`
  }
  return 'There is no recording of it to play yet.'
}
