'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Field, InputBox } from '@/components/ui/field'
import { fieldErrors } from '@/lib/client/field-errors'
import { useTextImport } from '@/lib/client/imports'
import type { Import } from '@/lib/contract/import'

const MAX_CHARACTERS = 250_000

/** A form, closed at first, that imports pasted lines and links. */
export function PastedList({ onStarted }: { onStarted: (started: Import) => void }) {
  const t = useTranslations('imports.paste')
  const problemText = useProblemText()
  const id = useId()
  const details = useRef<HTMLDetailsElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const start = useTextImport((started) => {
    form.current?.reset()
    // The progress of the import is below the form.
    if (details.current) details.current.open = false
    onStarted(started)
  })
  const error = start.error && (fieldErrors(start.error, ['text']).text ?? problemText(start.error))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const name = String(data.get('name') ?? '').trim()
    start.mutate({ text: String(data.get('text')), ...(name === '' ? {} : { name }) })
  }

  return (
    <details ref={details} className="max-w-[60ch] px-gutter pb-4">
      <summary className="min-h-control-large cursor-pointer content-center font-strong">
        {t('title')}
      </summary>
      <form ref={form} onSubmit={submit} className="grid gap-3 pt-2">
        <div className="grid gap-1">
          <label htmlFor={id} className="font-strong">
            {t('label')}
          </label>
          <InputBox isInvalid={Boolean(error)}>
            <textarea
              id={id}
              name="text"
              required
              rows={8}
              maxLength={MAX_CHARACTERS}
              placeholder={t('placeholder')}
              aria-invalid={error ? true : undefined}
              aria-describedby={`${id}-hint`}
              className="min-w-0 flex-1 resize-y bg-transparent py-2 outline-none placeholder:text-ink-3"
            />
          </InputBox>
          <p id={`${id}-hint`} className={error ? 'text-12 text-danger' : 'text-12 text-ink-2'}>
            {error ?? t('hint')}
          </p>
        </div>
        <Field label={t('name')} name="name" maxLength={200} autoComplete="off" />
        <div>
          <Button type="submit" disabled={start.isPending}>
            {start.isPending ? t('pending') : t('import')}
          </Button>
        </div>
      </form>
    </details>
  )
}
