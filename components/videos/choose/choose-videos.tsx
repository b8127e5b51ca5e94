'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/messages/use-problem-text'
import { useHeldPlayback } from '@/components/player/ui/use-held-playback'
import { CandidatesSkeleton } from '@/components/player/ui/video-candidates'
import { Dialog } from '@/components/ui/dialog'
import { ErrorState } from '@/components/ui/error-state'
import { songsWithoutRecordingQuery } from '@/lib/client/songs-without-recording'
import type { ListId } from '@/lib/list-id'
import { Pass } from './pass'

type ChooseVideosProps = { lists: readonly ListId[]; onClose: () => void }

/** A dialog that goes through the songs without a recording, to choose a video of each. */
export function ChooseVideos({ lists, onClose }: ChooseVideosProps) {
  const t = useTranslations('videos.choose')
  const problemText = useProblemText()
  const client = useQueryClient()
  const { data: songs, error, refetch } = useQuery(songsWithoutRecordingQuery(client, lists))
  useHeldPlayback(true)
  return (
    <Dialog isOpen isWide onOpenChange={onClose} title={t('title')}>
      {error && (
        <ErrorState
          title={t('notLoaded')}
          detail={problemText(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!songs && !error && <CandidatesSkeleton />}
      {songs && <Pass songs={songs} name={lists.join()} onClose={onClose} />}
    </Dialog>
  )
}
