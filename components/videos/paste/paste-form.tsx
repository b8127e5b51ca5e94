'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { DialogActions } from '@/components/ui/dialog-actions'
import { InputBox } from '@/components/ui/field'
import type { Song } from '@/lib/contract/song'
import { MAX_LINES } from './pasted-lines'

const MAX_CHARACTERS = 250_000

type PasteFormProps = {
  text: string
  songs: readonly Song[]
  isBusy: boolean
  error?: Error
  onChange: (text: string) => void
  onRead: () => void
  onClose: () => void
}

/** The field for pasted links, and the songs that links without a name belong to. */
export function PasteForm(props: PasteFormProps) {
  const { text, songs, isBusy, error, onChange, onRead, onClose } = props
  const t = useTranslations('videos.paste')
  const problemText = useProblemText()
  const id = useId()
  const [first] = songs

  function submit(event: FormEvent) {
    event.preventDefault()
    onRead()
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <div className="grid gap-1">
        <label htmlFor={id} className="font-strong">
          {t('label')}
        </label>
        <InputBox isInvalid={Boolean(error)}>
          <textarea
            id={id}
            required
            rows={10}
            maxLength={MAX_CHARACTERS}
            value={text}
            onChange={({ target }) => onChange(target.value)}
            placeholder={t('placeholder')}
            aria-describedby={`${id}-hint`}
            aria-invalid={error ? true : undefined}
            className="min-w-0 flex-1 resize-y bg-transparent py-2 outline-none placeholder:text-ink-3"
          />
        </InputBox>
        <p id={`${id}-hint`} className={error ? 'text-12 text-danger' : 'text-12 text-ink-2'}>
          {error ? problemText(error) : t('hint', { max: MAX_LINES })}{' '}
          {first && t('order', { count: songs.length, title: first.title })}
        </p>
      </div>
      <DialogActions
        look="primary"
        action={t('check')}
        busyAction={t('checking')}
        isBusy={isBusy}
        cancel={t('cancel')}
        onCancel={onClose}
      />
    </form>
  )
}
