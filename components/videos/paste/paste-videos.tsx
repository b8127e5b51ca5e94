'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/messages/use-problem-text'
import { CandidatesSkeleton } from '@/components/player/ui/video-candidates'
import { Dialog } from '@/components/ui/dialog'
import { ErrorState } from '@/components/ui/error-state'
import { songsWithoutRecordingQuery } from '@/lib/client/songs-without-recording'
import type { Song } from '@/lib/contract/song'
import type { ListId } from '@/lib/list-id'
import { LinePreview } from './line-preview'
import { PasteForm } from './paste-form'
import { PasteReport } from './paste-report'
import { usePaste } from './use-paste'

type PasteVideosProps = { lists: readonly ListId[]; onClose: () => void }

/** A dialog that sets the videos of many songs by pasted links; nothing is saved before its preview. */
export function PasteVideos({ lists, onClose }: PasteVideosProps) {
  const t = useTranslations('videos.paste')
  const problemText = useProblemText()
  const client = useQueryClient()
  const { data: songs, error, refetch } = useQuery(songsWithoutRecordingQuery(client, lists))
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
      {songs && <PasteSteps songs={songs} onClose={onClose} />}
    </Dialog>
  )
}

function PasteSteps({ songs, onClose }: { songs: readonly Song[]; onClose: () => void }) {
  const { text, setText, step, open, read, choose, save, correct, undo } = usePaste(songs)
  if (step.name === 'preview') {
    return (
      <LinePreview
        lines={step.lines}
        failed={step.failed}
        isBusy={step.isBusy}
        onChoose={choose}
        onSave={() => void save()}
        onBack={correct}
      />
    )
  }
  if (step.name === 'report') {
    return (
      <PasteReport
        count={step.set.length}
        failed={step.failed}
        onCorrect={correct}
        onUndo={() => void undo()}
        onClose={onClose}
      />
    )
  }
  return (
    <PasteForm
      text={text}
      songs={open}
      isBusy={step.isBusy}
      error={step.error}
      onChange={setText}
      onRead={() => void read()}
      onClose={onClose}
    />
  )
}
