'use client'

import { clsx } from 'clsx'
import { Search, X } from 'lucide-react'
import { useRef } from 'react'
import { SEARCH_FIELD } from '@/components/player/use-shortcuts'
import { InputBox } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'

type SearchFieldProps = { value: string; isBusy: boolean; onChange: (value: string) => void }

/** Where one types what to look for; Escape empties it. */
export function SearchField({ value, isBusy, onChange }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null)

  function clear() {
    onChange('')
    input.current?.focus()
  }

  return (
    <search className="max-w-100 min-w-0 grow basis-60">
      <InputBox>
        <Icon of={Search} className={clsx('text-ink-3', isBusy && 'breathe')} />
        <input
          ref={input}
          id={SEARCH_FIELD}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          aria-label="Find a song"
          placeholder="Title, artist or album"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && clear()}
          className="min-h-control-large min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
        />
        {value && (
          <IconButton label="Clear the search" className="-mr-2" onClick={clear}>
            <Icon of={X} />
          </IconButton>
        )}
      </InputBox>
    </search>
  )
}
