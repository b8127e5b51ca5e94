'use client'

import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'

type PassNavigationProps = {
  hasCandidates: boolean
  /** The choice for the song is being saved. */
  isBusy: boolean
  /** Undefined for the first song. */
  onBack?: () => void
  onSkip: () => void
  onClose: () => void
}

/** The buttons of a pass, and its keys for devices with a keyboard. */
export function PassNavigation(props: PassNavigationProps) {
  const { hasCandidates, isBusy, onBack, onSkip, onClose } = props
  const t = useTranslations('videos.choose')
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap justify-between gap-2">
        <Button isLarge disabled={isBusy || !onBack} onClick={onBack}>
          <Icon of={ArrowLeft} />
          {t('back')}
        </Button>
        <div className="flex gap-2">
          <Button isLarge onClick={onClose}>
            {t('close')}
          </Button>
          <Button isLarge look="primary" disabled={isBusy} onClick={onSkip}>
            {t('skip')}
            <Icon of={ArrowRight} />
          </Button>
        </div>
      </div>
      <p className="text-12 text-ink-3 pointer-coarse:hidden">
        {hasCandidates ? t('keys') : t('keysWithoutCandidates')}
      </p>
    </div>
  )
}
