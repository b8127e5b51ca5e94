'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useRef } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { fieldErrors } from '@/lib/client/field-errors'
import { useYoutubeImport } from '@/lib/client/imports'
import type { Import } from '@/lib/contract/import'

type YoutubeLinkProps = {
  /** Whether the server has a key of the YouTube API. */
  isReady: boolean
  onStarted: (started: Import) => void
}

/** A form that imports a YouTube playlist by its link. */
export function YoutubeLink({ isReady, onStarted }: YoutubeLinkProps) {
  const t = useTranslations('imports.youtube')
  const problemText = useProblemText()
  const form = useRef<HTMLFormElement>(null)
  const start = useYoutubeImport((started) => {
    form.current?.reset()
    onStarted(started)
  })
  const error = start.error && (fieldErrors(start.error, ['url']).url ?? problemText(start.error))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    start.mutate(String(new FormData(event.currentTarget).get('url')))
  }

  return (
    <form ref={form} onSubmit={submit} className="max-w-[60ch] px-gutter pb-4">
      <Field
        label={t('label')}
        name="url"
        type="url"
        required
        maxLength={500}
        autoComplete="off"
        placeholder="https://www.youtube.com/playlist?list="
        disabled={!isReady}
        error={error ?? undefined}
        hint={isReady ? t('hint') : t('noKey')}
        after={
          <Button type="submit" disabled={start.isPending || !isReady} className="-mr-2">
            {start.isPending ? t('pending') : t('import')}
          </Button>
        }
      />
    </form>
  )
}
