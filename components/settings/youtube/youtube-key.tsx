'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
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
  const [isReplacing, setReplacing] = useState(false)
  const close = () => setReplacing(false)
  return (
    <>
      <h3 className="font-strong">{t('title')}</h3>
      {connection && !isReplacing ? (
        <StoredKey connection={connection} onReplace={() => setReplacing(true)} />
      ) : (
        <KeyForm onStored={close} onCancel={connection ? close : undefined} />
      )}
    </>
  )
}
