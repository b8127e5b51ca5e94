'use client'

import { useTranslations } from 'next-intl'
import { Slider } from '@/components/ui/slider'
import { SPACINGS, type Spacing } from '@/lib/shuffle/modes'

type SpacingSliderProps = {
  spacing: Spacing
  isDisabled: boolean
  onChoose: (spacing: Spacing) => void
}

/** The distance that the shuffle keeps between tracks of one artist. */
export function SpacingSlider({ spacing, isDisabled, onChoose }: SpacingSliderProps) {
  const t = useTranslations('spacing')
  return (
    <div className="grid justify-items-center text-12 text-ink-3">
      <div className="grid grid-cols-[auto_112px_auto] items-center gap-x-2">
        <span className="col-span-3 justify-self-center text-ink-2">{t('label')}</span>
        <span>{t('close')}</span>
        <div className="relative">
          <span aria-hidden className="pointer-events-none absolute inset-0 flex items-center">
            <span className="h-2.5 w-px bg-ink-3" />
            <span className="ml-auto h-2.5 w-px bg-ink-3" />
          </span>
          <Slider
            label={t('label')}
            value={SPACINGS.indexOf(spacing)}
            max={SPACINGS.length - 1}
            valueText={t(spacing)}
            isDisabled={isDisabled}
            onChange={(step) => onChoose(SPACINGS[step] ?? spacing)}
          />
        </div>
        <span>{t('far')}</span>
      </div>
      <span className="max-lg:sr-only">{t('hint')}</span>
    </div>
  )
}
