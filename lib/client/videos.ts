import { queryOptions, useMutation } from '@tanstack/react-query'
import type { Song } from '@/lib/contract/song'
import { songs } from '@/lib/contract/songs'
import { videos } from '@/lib/contract/videos'
import { api } from './api'

const keyOf = (songId: string) => ['candidates', songId] as const

/** Returns the region of the browser's language ("AT" of "de-AT"); undefined if it has none. */
export function browserRegion(): string | undefined {
  const { region } = new Intl.Locale(navigator.language)
  return region && /^[A-Z]{2}$/.test(region) ? region : undefined
}

/** Reads the videos that may match a song. A request may use one search of the quota. */
export const candidatesQuery = (songId: string) =>
  queryOptions({
    queryKey: keyOf(songId),
    queryFn: ({ signal }) =>
      api(videos.candidates, { songId, region: browserRegion() }, { signal }),
    gcTime: 0,
    retry: false,
  })

/** Reads how many YouTube searches this server may still do today. */
export const searchBudgetQuery = () =>
  queryOptions({
    queryKey: ['me', 'matching'],
    queryFn: ({ signal }) => api(videos.budget, {}, { signal }),
  })

/** Sets the video of a song by its link; `onLinked` receives the changed song. */
export const useLinkVideo = (songId: string, onLinked: (song: Song) => void) =>
  useMutation({
    mutationFn: (url: string) => api(songs.linkVideo, { songId, url }),
    onSuccess: onLinked,
  })

/** Reports a video as the wrong song; `onRejected` receives the song with its new video. */
export const useRejectVideo = (songId: string, onRejected: (song: Song) => void) =>
  useMutation({
    mutationFn: (videoId: string) => api(videos.fail, { songId, videoId, code: 'wrong_song' }),
    onSuccess: onRejected,
  })

/** Sets the user's video of a song by a link. @throws ApiProblem */
export const linkVideo = (songId: string, url: string): Promise<Song> =>
  api(songs.linkVideo, { songId, url })

/**
 * Restores the recording that a song had before its video was set; returns the song.
 * @throws ApiProblem
 */
export async function restoreVideo({ id: songId, playback }: Song): Promise<Song> {
  if (playback.kind === 'youtube') return linkVideo(songId, videoUrl(playback.videoId))
  await api(songs.unlinkVideo, { songId })
  return api(songs.find, { songId })
}

/** Returns the link to a video. */
export const videoUrl = (videoId: string): string => `https://youtu.be/${videoId}`
