'use client'

import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from './button'
import { Icon } from './icons'

type ErrorStateProps = { title: string; detail: string; onRetry?: () => void }

/** An error with its explanation, and a button that tries again. */
export function ErrorState({ title, detail, onRetry }: ErrorStateProps) {
  const t = useTranslations('ui')
  return (
    <div role="alert" className="grid justify-items-start gap-3">
      <div aria-hidden className="flex h-12 w-full">
        <span className="w-2/5 bg-[repeating-linear-gradient(to_right,var(--line-strong)_0_3px,transparent_3px_6px)]" />
        <span className="unfilled flex-1" />
      </div>
      <h2 className="mt-1 text-16 font-strong">{title}</h2>
      <p className="max-w-[56ch] text-ink-2">{detail}</p>
      {onRetry && (
        <Button onClick={onRetry}>
          <Icon of={RotateCcw} />
          {t('tryAgain')}
        </Button>
      )}
    </div>
  )
}
