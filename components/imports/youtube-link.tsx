'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { fieldErrors } from '@/lib/client/field-errors'
import { useYoutubeImport } from '@/lib/client/imports'
import type { Import } from '@/lib/contract/import'
import { ListedPlaylist } from './listed-playlist'
import { useListedPlaylist } from './use-listed-playlist'

type YoutubeLinkProps = {
  /** Whether the server has a key of the YouTube API. */
  isReady: boolean
  onStarted: (started: Import) => void
}

/** A form that imports a YouTube playlist by its link; without a key, YouTube's player lists its videos. */
export function YoutubeLink({ isReady, onStarted }: YoutubeLinkProps) {
  const t = useTranslations('imports.youtube')
  const problemText = useProblemText()
  const form = useRef<HTMLFormElement>(null)
  const { container, isListing, list } = useListedPlaylist()
  const [listError, setListError] = useState<string>()
  const start = useYoutubeImport((started) => {
    form.current?.reset()
    onStarted(started)
  })
  const startError =
    start.error && (fieldErrors(start.error, ['url']).url ?? problemText(start.error))
  const isBusy = start.isPending || isListing

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const url = String(new FormData(event.currentTarget).get('url'))
    start.reset()
    setListError(undefined)
    if (isReady) return start.mutate({ url })
    const { videoIds, problem } = await list(url)
    if (videoIds) start.mutate({ url, videoIds })
    else setListError(problem)
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
        error={listError ?? startError ?? undefined}
        hint={isReady ? t('hint') : t('noKey')}
        after={
          <Button type="submit" disabled={isBusy} className="-mr-2">
            {isBusy ? t('pending') : t('import')}
          </Button>
        }
      />
      {isListing && <ListedPlaylist container={container} />}
    </form>
  )
}
