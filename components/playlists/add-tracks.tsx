'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { Check, Plus, Search } from 'lucide-react'
import { useState } from 'react'
import { tickCss } from '@/components/ribbon/artist-colour'
import type { TrackEdits } from '@/components/tracks/use-track-edits'
import { Dialog } from '@/components/ui/dialog'
import { InputBox } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Skeleton } from '@/components/ui/skeleton'
import { useDebouncedValue } from '@/components/ui/use-debounced-value'
import { songsQuery } from '@/lib/client/songs'
import type { Song } from '@/lib/contract/songs'

const WAIT_MS = 150
const SHOWN = 40

/** Finds songs and adds them to the end, one press each. */
export function AddTracks({ edits, onClose }: { edits: TrackEdits; onClose: () => void }) {
  const [words, setWords] = useState('')
  const q = useDebouncedValue(words.trim(), WAIT_MS)
  const { data, isPending, error } = useInfiniteQuery(songsQuery({ q, sort: '-createdAt' }))
  const found = data?.pages[0]?.data.slice(0, SHOWN) ?? []
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title="Add tracks">
      <InputBox>
        <Icon of={Search} className="text-ink-3" />
        <input
          autoFocus
          type="search"
          aria-label="Find a song"
          placeholder="Title, artist or album"
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          className="min-h-control-large min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
        />
      </InputBox>
      <ul className="-mx-2 grid h-80 content-start overflow-auto scroll-thin" aria-busy={isPending}>
        {found.map((song) => (
          <Found key={song.id} song={song} onAdd={() => edits.add([song.id])} />
        ))}
        {isPending &&
          ['w-3/5', 'w-2/5', 'w-1/2'].map((width) => (
            <li key={width} className="px-2 py-3">
              <Skeleton className={`h-4 ${width}`} />
            </li>
          ))}
        {error && <li className="px-2 py-3 text-danger">{error.message}</li>}
        {!isPending && !error && found.length === 0 && (
          <li className="px-2 py-3 text-ink-2">
            {q ? `Nothing matches “${q}”.` : 'There are no songs yet. Import a playlist first.'}
          </li>
        )}
      </ul>
    </Dialog>
  )
}

function Found({ song, onAdd }: { song: Song; onAdd: () => Promise<boolean> }) {
  const [added, setAdded] = useState<'no' | 'busy' | 'yes'>('no')
  const artist = song.artists[0]

  async function add() {
    setAdded('busy')
    setAdded((await onAdd()) ? 'yes' : 'no')
  }

  return (
    <li className="flex min-h-13 items-center gap-3 rounded-control px-2 hover:bg-fill-1">
      <i
        aria-hidden
        className="h-8 w-[3px] shrink-0 rounded-tick"
        style={{ background: tickCss(artist?.id ?? song.id) }}
      />
      <span className="grid min-w-0 flex-1">
        <span className="cut">{song.title}</span>
        <span className="cut text-12 text-ink-2">
          {song.artists.map(({ name }) => name).join(', ')}
        </span>
      </span>
      <IconButton
        label={added === 'yes' ? `${song.title} was added` : `Add ${song.title}`}
        disabled={added === 'busy'}
        onClick={() => void add()}
      >
        <Icon of={added === 'yes' ? Check : Plus} />
      </IconButton>
    </li>
  )
}
