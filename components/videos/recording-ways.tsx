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

type RecordingWaysProps = {
  lists: readonly ListId[]
  onOpenChange: (isOpen: boolean) => void
}

/** Buttons that open the ways to videos for the songs of lists; the dialogs load when they open. */
export function RecordingWays({ lists, onOpenChange }: RecordingWaysProps) {
  const t = useTranslations('videos.ways')
  const [shown, setShown] = useState<'choose' | 'paste'>()
  const client = useQueryClient()

  function open(way: 'choose' | 'paste') {
    setShown(way)
    onOpenChange(true)
  }

  function close() {
    setShown(undefined)
    onOpenChange(false)
    void invalidateReports(client)
  }

  return (
    <>
      <Button onClick={() => open('choose')}>
        <Icon of={ListVideo} />
        {t('choose')}
      </Button>
      <Button onClick={() => open('paste')}>
        <Icon of={ClipboardPaste} />
        {t('paste')}
      </Button>
      {shown === 'paste' && <PasteVideos lists={lists} onClose={close} />}
      {shown === 'choose' && <ChooseVideos lists={lists} onClose={close} />}
    </>
  )
}
