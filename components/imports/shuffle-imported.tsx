'use client'

import { Shuffle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Source } from '@/components/player/engine/types'
import { useShuffle } from '@/components/player/ui/use-shuffle'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'

/** A button that plays an imported list shuffled. */
export function ShuffleImported({ source }: { source: Source }) {
  const t = useTranslations('imports.actions')
  const shuffle = useShuffle()
  return (
    <Button look="primary" onClick={() => void shuffle(source)}>
      <Icon of={Shuffle} />
      {t('shuffle')}
    </Button>
  )
}
