import { queryOptions, useMutation } from '@tanstack/react-query'
import type { Song } from '@/lib/contract/songs'
import { songs } from '@/lib/contract/songs'
import { videos } from '@/lib/contract/videos'
import { api } from './api'

const keyOf = (songId: string) => ['candidates', songId] as const

/** The country one is in, as the browser's language names it ("de-AT"); many browsers name none. */
export function regionHere(): string | undefined {
  const { region } = new Intl.Locale(navigator.language)
  return region && /^[A-Z]{2}$/.test(region) ? region : undefined
}

/** The videos that may play a song; asking may cost a search. */
export const candidatesQuery = (songId: string) =>
  queryOptions({
    queryKey: keyOf(songId),
    queryFn: ({ signal }) => api(videos.candidates, { songId, region: regionHere() }, { signal }),
    gcTime: 0,
    retry: false,
  })

/** How many searches YouTube allows this server today. */
export const searchBudgetQuery = () =>
  queryOptions({
    queryKey: ['me', 'matching'],
    queryFn: ({ signal }) => api(videos.budget, {}, { signal }),
  })

/** Chooses what plays a song by a link; answers the song with it. */
export const useLinkVideo = (songId: string, onLinked: (song: Song) => void) =>
  useMutation({
    mutationFn: (url: string) => api(songs.linkVideo, { songId, url }),
    onSuccess: onLinked,
  })

/** Says that a video is another song; answers the song with what plays it instead. */
export const useRefuseVideo = (songId: string, onRefused: (song: Song) => void) =>
  useMutation({
    mutationFn: (videoId: string) => api(videos.fail, { songId, videoId, code: 'wrong_song' }),
    onSuccess: onRefused,
  })
