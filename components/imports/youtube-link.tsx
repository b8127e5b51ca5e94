'use client'

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { fieldErrors } from '@/lib/client/field-errors'
import { useYoutubeImport } from '@/lib/client/imports'
import { searchBudgetQuery } from '@/lib/client/videos'
import type { Import } from '@/lib/contract/imports'

/** Brings a playlist of YouTube in by its link, where the server has a key for that. */
export function YoutubeLink({ onBegun }: { onBegun: (begun: Import) => void }) {
  const form = useRef<HTMLFormElement>(null)
  const { data } = useQuery(searchBudgetQuery())
  const begin = useYoutubeImport((begun) => {
    form.current?.reset()
    onBegun(begun)
  })
  const errors = fieldErrors(begin.error, ['url'])
  const isMissing = data?.isConfigured === false

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
        disabled={isMissing}
        error={errors.url ?? errors.form}
        hint={
          isMissing
            ? 'Needs a key of YouTube’s API, which this server does not have. A file of Google Takeout works without.'
            : 'Public and unlisted playlists of YouTube and YouTube Music.'
        }
        after={
          <Button type="submit" disabled={begin.isPending || isMissing} className="-mr-2">
            {begin.isPending ? 'Asking YouTube' : 'Import'}
          </Button>
        }
      />
    </form>
  )
}
