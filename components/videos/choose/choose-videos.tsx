'use client'

import { useTranslations } from 'next-intl'
import { useHeldPlayback } from '@/components/player/ui/use-held-playback'
import type { ListId } from '@/lib/list-id'
import { SongsDialog } from '../songs-dialog'
import { Pass } from './pass'

type ChooseVideosProps = { lists: readonly ListId[]; onClose: () => void }

/** A dialog that goes through the songs without a recording, to choose a video of each. */
export function ChooseVideos({ lists, onClose }: ChooseVideosProps) {
  const t = useTranslations('videos.choose')
  useHeldPlayback(true)
  return (
    <SongsDialog title={t('title')} lists={lists} onClose={onClose}>
      {(songs) => <Pass songs={songs} name={lists.join()} onClose={onClose} />}
    </SongsDialog>
  )
}
