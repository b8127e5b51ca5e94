'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import type { TrackEdits } from '@/components/tracks/use-track-edits'
import { Dialog } from '@/components/ui/dialog'
import { InputBox } from '@/components/ui/field'
import { Icon } from '@/components/ui/icons'
import { Skeleton } from '@/components/ui/skeleton'
import { useDebouncedValue } from '@/components/ui/use-debounced-value'
import { songsQuery } from '@/lib/client/songs'
import { AddableSong } from './addable-song'

const DEBOUNCE_MS = 150
const MAX_RESULTS = 40
const MAX_QUERY_LENGTH = 200
const SKELETON_WIDTHS = ['w-3/5', 'w-2/5', 'w-1/2']

/** A dialog that finds songs and adds each to the end of the playlist with one click. */
export function AddTracks({ edits, onClose }: { edits: TrackEdits; onClose: () => void }) {
  const t = useTranslations('playlists.add')
  const [input, setInput] = useState('')
  const query = useDebouncedValue(input.trim(), DEBOUNCE_MS)
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t('title')}>
      <InputBox>
        <Icon of={Search} className="text-ink-3" />
        <input
          autoFocus
          type="search"
          aria-label={t('search')}
          placeholder={t('placeholder')}
          maxLength={MAX_QUERY_LENGTH}
          value={input}
          onChange={(event) => setInput(event.target.value)}
          className="min-h-control-large min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
        />
      </InputBox>
      <Results query={query} edits={edits} />
    </Dialog>
  )
}

function Results({ query, edits }: { query: string; edits: TrackEdits }) {
  const t = useTranslations('playlists.add')
  const problemText = useProblemText()
  const { data, isPending, error } = useInfiniteQuery(songsQuery({ q: query, sort: '-createdAt' }))
  const songs = data?.pages[0]?.data.slice(0, MAX_RESULTS) ?? []
  return (
    <ul className="-mx-2 grid h-80 content-start overflow-auto scroll-thin" aria-busy={isPending}>
      {songs.map((song) => (
        <AddableSong key={song.id} song={song} onAdd={() => edits.add([song.id])} />
      ))}
      {isPending &&
        SKELETON_WIDTHS.map((width) => (
          <li key={width} className="px-2 py-3">
            <Skeleton className={`h-4 ${width}`} />
          </li>
        ))}
      {error && <li className="px-2 py-3 text-danger">{problemText(error)}</li>}
      {!isPending && !error && songs.length === 0 && (
        <li className="px-2 py-3 text-ink-2">{query ? t('noMatch', { query }) : t('noSongs')}</li>
      )}
    </ul>
  )
}
