'use client'

import { useTranslations } from 'next-intl'
import type { Song } from '@/lib/contract/song'
import type { ListId } from '@/lib/list-id'
import { SongsDialog } from '../songs-dialog'
import { LinePreview } from './line-preview'
import { PasteForm } from './paste-form'
import { PasteReport } from './paste-report'
import { usePaste } from './use-paste'

type PasteVideosProps = { lists: readonly ListId[]; onClose: () => void }

/** A dialog that sets the videos of many songs by pasted links; nothing is saved before its preview. */
export function PasteVideos({ lists, onClose }: PasteVideosProps) {
  const t = useTranslations('videos.paste')
  return (
    <SongsDialog title={t('title')} lists={lists} onClose={onClose}>
      {(songs) => <PasteSteps songs={songs} onClose={onClose} />}
    </SongsDialog>
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
        isBusy={step.isBusy}
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
