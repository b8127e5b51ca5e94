'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { YoutubeConnection } from '@/lib/contract/connections'
import { KeyForm } from './key-form'
import { StoredKey } from './stored-key'

type YoutubeKeyProps = {
  /** The user's key; null if there is none. */
  connection: YoutubeConnection | null
}

/** The user's own YouTube API key: set, replaced and removed. */
export function YoutubeKey({ connection }: YoutubeKeyProps) {
  const t = useTranslations('settings.youtube.key')
  const heading = useRef<HTMLHeadingElement>(null)
  const [isReplacing, setReplacing] = useState(false)

  function close() {
    setReplacing(false)
    // The button that was pressed disappears.
    heading.current?.focus()
  }

  return (
    <>
      <h3 ref={heading} tabIndex={-1} className="font-strong outline-none">
        {t('title')}
      </h3>
      {connection && !isReplacing ? (
        <StoredKey connection={connection} onReplace={() => setReplacing(true)} onRemoved={close} />
      ) : (
        <KeyForm onStored={close} onCancel={connection ? close : undefined} />
      )}
    </>
  )
}
