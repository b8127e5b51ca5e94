'use client'

import { Shuffle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Source } from '@/components/player/engine/types'
import { useStart } from '@/components/player/ui/use-start'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'

/** A button that plays an imported list shuffled. */
export function ShuffleImported({ source }: { source: Source }) {
  const t = useTranslations('imports.actions')
  const start = useStart()
  return (
    <Button look="primary" onClick={() => void start(source)}>
      <Icon of={Shuffle} />
      {t('shuffle')}
    </Button>
  )
}
