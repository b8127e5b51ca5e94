'use client'

import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'

/** The visible player that lists the videos of a playlist. */
export function ListedPlaylist({ container }: { container: RefObject<HTMLDivElement | null> }) {
  const t = useTranslations('imports.youtube')
  return (
    <div className="mt-3 grid gap-2">
      <p role="status" className="text-12 text-ink-2">
        {t('listing')}
      </p>
      <div
        ref={container}
        className="aspect-video min-h-50 w-90 max-w-full overflow-hidden rounded-control bg-well [&>iframe]:size-full"
      />
    </div>
  )
}
