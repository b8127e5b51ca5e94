'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { createPlaylistAction } from '@/lib/actions/playlists'
import { PLAYLISTS_KEY } from '@/lib/client/list-queries'

type NewPlaylistProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }

/** Asks for a name, makes the playlist and goes there. */
export function NewPlaylist({ isOpen, onOpenChange }: NewPlaylistProps) {
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
    if (!result?.ok)
      return setError(result?.problem.detail ?? 'Riffle cannot be reached. Try again.')
    queries.invalidateQueries({ queryKey: PLAYLISTS_KEY })
    onOpenChange(false)
    router.push(`/playlists/${result.value.id}`)
  }

  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="New playlist">
      <form onSubmit={submit} className="grid gap-6">
        <Field label="Name" name="name" required maxLength={200} autoComplete="off" error={error} />
        <DialogButtons>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" look="primary" disabled={isBusy}>
            Create
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
