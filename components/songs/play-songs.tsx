'use client'

import { Play, Shuffle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { PlayOrder, Source } from '@/components/player/engine/types'
import { useStart } from '@/components/player/ui/use-start'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'

type PlaySongsProps = {
  findSource: () => Promise<Source>
  /** Whether songs were found. */
  canPlay: boolean
}

/** Buttons that play the songs of the current search and filters, as shown or shuffled. */
export function PlaySongs({ findSource, canPlay }: PlaySongsProps) {
  const t = useTranslations('songs')
  const startList = useStart()
  const [isBusy, setBusy] = useState(false)
  const isDisabled = isBusy || !canPlay

  async function start(order: PlayOrder) {
    setBusy(true)
    await startList(findSource().then((source) => inOrder(source, order)))
    setBusy(false)
  }

  return (
    <div className="flex gap-2">
      <Button isLarge disabled={isDisabled} onClick={() => void start('list')}>
        <Icon of={Play} isFilled />
        {t('play')}
      </Button>
      <Button isLarge disabled={isDisabled} onClick={() => void start('shuffle')}>
        <Icon of={Shuffle} />
        {t('shuffle.label')}
      </Button>
    </div>
  )
}

// A shuffle does not depend on the order of the page.
const inOrder = ({ list, name, sort }: Source, order: PlayOrder): Source =>
  order === 'list' ? { list, name, order, ...(sort && { sort }) } : { list, name }
