'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { updatePlaylistAction } from '@/lib/actions/playlists'
import { PLAYLISTS_KEY } from '@/lib/client/list-queries'
import type { Playlist } from '@/lib/contract/playlist'

const TITLE = 'text-40 font-strong text-balance phone:text-28'

/** A playlist's name. A click or Enter replaces it by a text field, Escape discards the change. */
export function EditableTitle({ playlist }: { playlist: Pick<Playlist, 'id' | 'name'> }) {
  const t = useTranslations('playlists.title')
  const { name, rename } = useRename(playlist)
  const [draft, setDraft] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)

  function close() {
    setDraft(undefined)
    requestAnimationFrame(() => button.current?.focus())
  }

  function save() {
    const newName = draft?.trim()
    close()
    if (newName && newName !== name) void rename(newName)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') save()
    if (event.key === 'Escape') close()
  }

  if (draft === undefined) {
    return (
      <h1 className={TITLE}>
        <button
          ref={button}
          type="button"
          title={t('rename')}
          onClick={() => setDraft(name)}
          className="-mx-2 line-clamp-2 max-w-full rounded-control px-2 text-left break-words hover:bg-fill-1"
        >
          {name}
        </button>
      </h1>
    )
  }
  return (
    <h1 className={TITLE}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it replaces the button that was clicked
        autoFocus
        aria-label={t('field')}
        value={draft}
        maxLength={200}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={save}
        onKeyDown={onKeyDown}
        className="-mx-2 w-full rounded-control bg-well px-2 inset-ring inset-ring-line-strong outline-none"
      />
    </h1>
  )
}

/** Shows a new name at once, and the old one again if it could not be saved. */
function useRename(playlist: Pick<Playlist, 'id' | 'name'>) {
  const t = useTranslations('playlists.title')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const [name, setName] = useState(playlist.name)

  async function rename(newName: string) {
    setName(newName)
    const result = await updatePlaylistAction({ playlistId: playlist.id, name: newName }).catch(
      () => undefined,
    )
    if (result?.ok) return queries.invalidateQueries({ queryKey: PLAYLISTS_KEY })
    setName(name)
    toast(t('notRenamed', { reason: problemText(result?.problem) }))
  }

  return { name, rename }
}
