'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { PlaybackError } from '@/components/player/engine/playback-problem'
import { MAX_LISTED_VIDEOS } from '@/lib/contract/youtube'
import { listPlaylistVideos } from './list-playlist-videos'

/** The ids of the videos, or the text for why there are none. */
type Listed =
  | { videoIds: string[]; problem?: undefined }
  | { videoIds?: undefined; problem: string }

/**
 * Lists the videos of a playlist by YouTube's visible player, for servers without a key. `container` is the
 * element of the player, which is rendered while `isListing`.
 */
export function useListedPlaylist() {
  const t = useTranslations('imports.youtube')
  const problems = useTranslations('player.problems')
  const container = useRef<HTMLDivElement>(null)
  const [isListing, setListing] = useState(false)

  function explain(error: unknown): string {
    if (!(error instanceof PlaybackError)) throw error
    const { code } = error.problem
    const isBlocked = code === 'youtube_unreachable' || code === 'youtube_blocked'
    return isBlocked ? problems(code) : t('notListed')
  }

  async function list(url: string): Promise<Listed> {
    const playlistId = URL.parse(url)?.searchParams.get('list')
    if (!playlistId) return { problem: t('noPlaylist') }
    // The player needs its element at once.
    flushSync(() => setListing(true))
    try {
      if (!container.current) return { problem: t('notListed') }
      const player = { container: container.current, title: t('frame'), playlistId }
      const videoIds = await listPlaylistVideos(player)
      return { videoIds: videoIds.slice(0, MAX_LISTED_VIDEOS) }
    } catch (error) {
      return { problem: explain(error) }
    } finally {
      setListing(false)
    }
  }

  return { container, isListing, list }
}
