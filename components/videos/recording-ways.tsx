'use client'

import { useQueryClient } from '@tanstack/react-query'
import { ClipboardPaste, ListVideo } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { invalidateReports } from '@/lib/client/imports'
import type { ListId } from '@/lib/list-id'

const PasteVideos = dynamic(() =>
  import('./paste/paste-videos').then((module) => module.PasteVideos),
)
const ChooseVideos = dynamic(() =>
  import('./choose/choose-videos').then((module) => module.ChooseVideos),
)

/** Buttons that open the ways to videos for the songs of lists; the dialogs load when they open. */
export function RecordingWays({ lists }: { lists: readonly ListId[] }) {
  const t = useTranslations('videos.ways')
  const [open, setOpen] = useState<'choose' | 'paste'>()
  const client = useQueryClient()

  function close() {
    setOpen(undefined)
    void invalidateReports(client)
  }

  return (
    <>
      <Button onClick={() => setOpen('choose')}>
        <Icon of={ListVideo} />
        {t('choose')}
      </Button>
      <Button onClick={() => setOpen('paste')}>
        <Icon of={ClipboardPaste} />
        {t('paste')}
      </Button>
      {open === 'paste' && <PasteVideos lists={lists} onClose={close} />}
      {open === 'choose' && <ChooseVideos lists={lists} onClose={close} />}
    </>
  )
}
