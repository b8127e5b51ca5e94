import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import type { AnswerOf } from '@/lib/contract/contract'
import { liked as contract } from '@/lib/contract/liked'
import { api } from './api'
import { withLike } from './with-like'

export type LikedPage = AnswerOf<typeof contract.list>

const LIKED = ['liked'] as const
const PER_PAGE = 100

/** Liked songs page by page, the latest first. */
export const likedQuery = () =>
  infiniteQueryOptions({
    queryKey: LIKED,
    queryFn: ({ pageParam, signal }) =>
      api(contract.list, { limit: PER_PAGE, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

type Like = { songId: string; title: string; liked: boolean }

/**
 * Likes or unlikes a song, at once wherever it is shown, and back with a message if that fails.
 * Songs that were unliked stay in the list of liked ones until it is opened again.
 */
export function useLike() {
  const client = useQueryClient()
  const show = ({ songId, liked }: Like) =>
    client.setQueriesData({}, (cached: unknown) => withLike(cached, songId, liked))

  return useMutation({
    mutationFn: ({ songId, liked }: Like) =>
      api(liked ? contract.like : contract.unlike, { songId }),
    onMutate: show,
    onSuccess: () => client.invalidateQueries({ queryKey: LIKED, refetchType: 'none' }),
    onError: (error, like) => {
      show({ ...like, liked: !like.liked })
      toast(`“${like.title}” was not ${like.liked ? 'liked' : 'unliked'}. ${error.message}`)
    },
  })
}
