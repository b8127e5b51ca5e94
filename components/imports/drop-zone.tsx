'use client'

import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { DropZonePattern } from './drop-zone-pattern'
import { type DroppedFile, MAX_FILE_MEGABYTES } from './dropped-files'

type DropZoneProps = {
  onFiles: (files: DroppedFile[]) => void
  /** Buttons for other sources. */
  children?: ReactNode
}

/** The supported files and the button to choose them; dropping works on the whole page. */
export function DropZone({ onFiles, children }: DropZoneProps) {
  const t = useTranslations('imports.files')
  const input = useRef<HTMLInputElement>(null)
  const titleId = useId()

  function importChosen(element: HTMLInputElement) {
    const files = [...(element.files ?? [])]
    // The same file can be chosen again only after the value is cleared.
    element.value = ''
    if (files.length > 0) onFiles(files.map((file) => ({ file, isFolder: false })))
  }

  // Files chosen before hydration caused no change event.
  const importEarlyFiles = useEffectEvent(() => {
    if (input.current?.files?.length) importChosen(input.current)
  })
  useEffect(() => importEarlyFiles(), [])

  return (
    <section aria-labelledby={titleId} className="relative px-gutter py-10 phone:py-6">
      <DropZonePattern />
      <div className="relative grid justify-items-start gap-4">
        <div className="grid gap-1">
          <h2 id={titleId} className="text-20 font-strong">
            <span className="pointer-coarse:hidden">{t('title')}</span>
            <span className="hidden pointer-coarse:inline">{t('titleTouch')}</span>
          </h2>
          <p className="max-w-[60ch] text-ink-2">{t('formats')}</p>
          <p className="max-w-[60ch] text-12 text-ink-3">
            {t('limits', { megabytes: MAX_FILE_MEGABYTES })}
          </p>
        </div>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('field')}
          onChange={(event) => importChosen(event.target)}
        />
        <div className="flex flex-wrap gap-2">
          <Button look="primary" isLarge onClick={() => input.current?.click()}>
            <Icon of={FileUp} />
            {t('choose')}
          </Button>
          {children}
        </div>
      </div>
    </section>
  )
}
