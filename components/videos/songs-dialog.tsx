'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { CandidatesSkeleton } from '@/components/player/ui/video-candidates'
import { Dialog } from '@/components/ui/dialog'
import { ErrorState } from '@/components/ui/error-state'
import { songsWithoutRecordingQuery } from '@/lib/client/songs-without-recording'
import type { Song } from '@/lib/contract/song'
import type { ListId } from '@/lib/list-id'

type SongsDialogProps = {
  title: string
  lists: readonly ListId[]
  onClose: () => void
  /** The content, once the songs are known. */
  children: (songs: readonly Song[]) => ReactNode
}

/** A dialog for the songs of lists that have no recording. */
export function SongsDialog({ title, lists, onClose, children }: SongsDialogProps) {
  const t = useTranslations('videos')
  const problemText = useProblemText()
  const client = useQueryClient()
  const { data: songs, error, refetch } = useQuery(songsWithoutRecordingQuery(client, lists))
  return (
    <Dialog isOpen isWide onOpenChange={onClose} title={title}>
      {error && (
        <ErrorState
          title={t('notLoaded')}
          detail={problemText(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!songs && !error && <CandidatesSkeleton label={t('loading')} />}
      {songs && children(songs)}
    </Dialog>
  )
}
