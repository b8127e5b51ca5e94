'use client'

import { type FormEvent, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { fieldErrors } from '@/lib/client/field-errors'
import { useYoutubeImport } from '@/lib/client/imports'
import type { Import } from '@/lib/contract/imports'

type YoutubeLinkProps = { isReady: boolean; onBegun: (begun: Import) => void }

/** Brings a playlist of YouTube in by its link, where the server has a key for that. */
export function YoutubeLink({ isReady, onBegun }: YoutubeLinkProps) {
  const form = useRef<HTMLFormElement>(null)
  const begin = useYoutubeImport((begun) => {
    form.current?.reset()
    onBegun(begun)
  })
  const errors = fieldErrors(begin.error, ['url'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    begin.mutate(String(new FormData(event.currentTarget).get('url')))
  }

  return (
    <form ref={form} onSubmit={submit} className="max-w-[60ch] px-gutter pb-4">
      <Field
        label="Paste a YouTube playlist link"
        name="url"
        type="url"
        required
        maxLength={500}
        autoComplete="off"
        placeholder="https://www.youtube.com/playlist?list="
        disabled={!isReady}
        error={errors.url ?? errors.form}
        hint={
          isReady
            ? 'Public and unlisted playlists of YouTube and YouTube Music.'
            : 'Needs a key of YouTube’s API, which this server does not have. A file of Google Takeout works without.'
        }
        after={
          <Button type="submit" disabled={begin.isPending || !isReady} className="-mr-2">
            {begin.isPending ? 'Asking YouTube' : 'Import'}
          </Button>
        }
      />
    </form>
  )
}
