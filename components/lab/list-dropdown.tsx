'use client'

import { useEffect, useState } from 'react'
import { Cover } from '@/components/ribbon/cover'
import type { ListChoice } from '@/lib/lab/lab-choice'
import { SHAPE_NAMES, type Shape } from '@/lib/lab/shape-names'
import { Dropdown } from './dropdown'

const PASTE = 'paste'
const PASTED = 'pasted'

type ListDropdownProps = {
  choice: ListChoice
  /** Artist ids in list order, for the cover. */
  artists: readonly string[]
  hasPlaylists: boolean
  hasPasted: boolean
  onChoose: (choice: ListChoice) => void
  onPaste: () => void
}

type Named = { id: string; name: string }

/** What to shuffle: an invented list, one's own, or one to paste. */
export function ListDropdown(props: ListDropdownProps) {
  const { choice, artists, hasPlaylists, hasPasted, onChoose, onPaste } = props
  const own = useOwnPlaylists(hasPlaylists)

  function choose(value: string) {
    if (value === PASTE) return onPaste()
    if (value === PASTED) return onChoose({ kind: 'pasted' })
    if (value in SHAPE_NAMES) return onChoose({ kind: 'demo', shape: value as Shape })
    onChoose({ kind: 'own', playlistId: value })
  }

  const isUnknown =
    choice.kind === 'own' && !own.some(({ id }) => id === choice.playlistId) && choice.playlistId
  return (
    <Dropdown
      label="List"
      value={valueFor(choice)}
      onChoose={choose}
      before={<Cover artists={artists} className="size-5" />}
      className="min-h-control-large pl-11"
    >
      <optgroup label="Invented">
        {Object.entries(SHAPE_NAMES).map(([shape, name]) => (
          <option key={shape} value={shape}>
            {name}
          </option>
        ))}
      </optgroup>
      {(own.length > 0 || isUnknown) && (
        <optgroup label="Your playlists">
          {isUnknown && <option value={isUnknown}>Your playlist</option>}
          {own.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label="Your own words">
        {hasPasted && <option value={PASTED}>Pasted list</option>}
        <option value={PASTE}>Paste a list…</option>
      </optgroup>
    </Dropdown>
  )
}

function valueFor(choice: ListChoice): string {
  if (choice.kind === 'demo') return choice.shape
  return choice.kind === 'own' ? choice.playlistId : PASTED
}

/** The names of the visitor's playlists; where they do not load, the rest of the lab still works. */
function useOwnPlaylists(isWanted: boolean): readonly Named[] {
  const [own, setOwn] = useState<readonly Named[]>([])
  useEffect(() => {
    if (!isWanted) return
    const stop = new AbortController()
    import('./own-playlists')
      .then(({ ownPlaylists }) => ownPlaylists(stop.signal))
      .then(setOwn)
      .catch(() => setOwn([]))
    return () => stop.abort()
  }, [isWanted])
  return own
}
