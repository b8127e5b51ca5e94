'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import type { LabList } from '@/lib/lab/lab-list'
import { parsePastedList } from '@/lib/lab/pasted-list'
import { toLabList, usePasteError } from './pasted-text'

type PasteDialogProps = {
  text: string
  onTextChange: (text: string) => void
  onSubmit: (list: LabList) => void
  onClose: () => void
}

/** A form for a list with one song per line. The caller keeps the text. */
export function PasteDialog({ text, onTextChange, onSubmit, onClose }: PasteDialogProps) {
  const t = useTranslations('lab.paste')
  const pasteError = usePasteError()
  const [error, setError] = useState<string>()

  async function submit(event: FormEvent) {
    event.preventDefault()
    const parsed = await parsePastedList(text)
    const problem = pasteError(text, parsed)
    if (problem) return setError(problem)
    onSubmit(toLabList(parsed))
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('title')}
      description={t('detail')}
    >
      <form onSubmit={submit} className="grid gap-4">
        <SongsField text={text} error={error} onChange={onTextChange} />
        <DialogButtons>
          <Button isLarge onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button isLarge type="submit" look="primary">
            {t('submit')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}

type SongsFieldProps = { text: string; error?: string; onChange: (text: string) => void }

function SongsField({ text, error, onChange }: SongsFieldProps) {
  const t = useTranslations('lab.paste')
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="sr-only">
        {t('songs')}
      </label>
      <textarea
        id={id}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        rows={9}
        spellCheck={false}
        placeholder={t('example')}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className={clsx(
          'w-full resize-y rounded-control bg-well px-3 py-2.5 inset-ring placeholder:text-ink-3 phone:text-16',
          error ? 'inset-ring-danger' : 'inset-ring-line-strong',
        )}
      />
      {error && (
        <p id={`${id}-error`} role="alert" className="text-12 text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
