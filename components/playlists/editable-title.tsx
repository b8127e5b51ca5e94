'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { toast } from 'sonner'
import { updatePlaylistAction } from '@/lib/actions/playlists'
import { PLAYLISTS_KEY } from '@/lib/client/list-queries'
import type { Playlist } from '@/lib/contract/playlists'

const LOOK = 'text-40 font-strong text-balance phone:text-28'

/** A playlist's name; a click or Enter makes it a field, Escape takes it back. */
export function EditableTitle({ playlist }: { playlist: Pick<Playlist, 'id' | 'name'> }) {
  const queries = useQueryClient()
  const [name, setName] = useState(playlist.name)
  const [draft, setDraft] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)

  async function save() {
    const wanted = draft?.trim()
    setDraft(undefined)
    requestAnimationFrame(() => button.current?.focus())
    if (!wanted || wanted === name) return
    setName(wanted)
    const result = await updatePlaylistAction({ playlistId: playlist.id, name: wanted }).catch(
      () => undefined,
    )
    if (result?.ok) return queries.invalidateQueries({ queryKey: PLAYLISTS_KEY })
    setName(name)
    toast(`Not renamed: ${result?.problem.detail ?? 'Riffle cannot be reached'}`)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') void save()
    if (event.key !== 'Escape') return
    setDraft(undefined)
    requestAnimationFrame(() => button.current?.focus())
  }

  if (draft === undefined) {
    return (
      <h1 className={LOOK}>
        <button
          ref={button}
          type="button"
          title="Rename"
          onClick={() => setDraft(name)}
          className="-mx-2 line-clamp-2 max-w-full rounded-control px-2 text-left break-words hover:bg-fill-1"
        >
          {name}
        </button>
      </h1>
    )
  }
  return (
    <h1 className={LOOK}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        aria-label="Name of the playlist"
        value={draft}
        maxLength={200}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => void save()}
        onKeyDown={onKeyDown}
        className="-mx-2 w-full rounded-control bg-well px-2 inset-ring inset-ring-line-strong outline-none"
      />
    </h1>
  )
}
