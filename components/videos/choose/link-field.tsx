'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'

type LinkFieldProps = {
  /** Why the last video was not saved. */
  problem?: string
  isBusy: boolean
  /** Whether the field gets the focus, because a link is the only way. */
  isFocused: boolean
  onLink: (url: string) => void
}

/** A field for the link to a video. */
export function LinkField({ problem, isBusy, isFocused, onLink }: LinkFieldProps) {
  const t = useTranslations('videos.choose')
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    // On a phone the focus would open the keyboard over the link to the search.
    if (!isFocused || matchMedia('(pointer: coarse)').matches) return
    form.current?.querySelector('input')?.focus()
  }, [isFocused])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    onLink(String(new FormData(event.currentTarget).get('url')))
  }

  return (
    <form ref={form} onSubmit={submit}>
      <Field
        label={t('link')}
        name="url"
        type="url"
        required
        maxLength={500}
        autoComplete="off"
        error={problem}
        placeholder="https://www.youtube.com/watch?v="
        after={
          <Button type="submit" disabled={isBusy} className="-mr-2">
            {t('save')}
          </Button>
        }
      />
    </form>
  )
}
