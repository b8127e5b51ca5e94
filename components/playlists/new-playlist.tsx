'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { createPlaylistAction } from '@/lib/actions/playlists'
import { PLAYLISTS_KEY } from '@/lib/client/list-queries'

type NewPlaylistProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }

/** A dialog that creates a playlist and opens it. */
export function NewPlaylist({ isOpen, onOpenChange }: NewPlaylistProps) {
  const t = useTranslations('playlists.new')
  const problemText = useProblemText()
  const router = useRouter()
  const queries = useQueryClient()
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name'))
    setBusy(true)
    const result = await createPlaylistAction({ name }).catch(() => undefined)
    setBusy(false)
    if (!result?.ok) return setError(problemText(result?.problem))
    queries.invalidateQueries({ queryKey: PLAYLISTS_KEY })
    onOpenChange(false)
    router.push(`/playlists/${result.value.id}`)
  }

  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={t('title')}>
      <form onSubmit={submit} className="grid gap-6">
        <Field
          label={t('name')}
          name="name"
          required
          maxLength={200}
          autoComplete="off"
          error={error}
        />
        <DialogButtons>
          <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
          <Button type="submit" look="primary" disabled={isBusy}>
            {t('create')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
