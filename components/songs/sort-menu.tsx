'use client'

import { ArrowDownWideNarrow } from 'lucide-react'
import { buttonClasses } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuPanel, MenuRadioGroup, MenuRadioRow, MenuTrigger } from '@/components/ui/menu'
import type { SongSort } from '@/lib/client/songs'

const NAMES: Record<SongSort, string> = {
  title: 'Title',
  artist: 'Artist',
  '-createdAt': 'Newest first',
  duration: 'Shortest first',
  bpm: 'Slowest first',
}
const BEST = 'best'

type SortMenuProps = {
  value?: SongSort
  /** Something is looked for: without an order of its own, the best match stands first. */
  isSearch: boolean
  onChange: (sort?: SongSort) => void
}

/** The order songs stand in. */
export function SortMenu({ value, isSearch, onChange }: SortMenuProps) {
  const chosen = value ?? (isSearch ? BEST : 'title')
  const names: Record<string, string> = isSearch ? { [BEST]: 'Best match', ...NAMES } : NAMES
  return (
    <Menu>
      <MenuTrigger className={buttonClasses({ look: 'bare', isLarge: true })}>
        <Icon of={ArrowDownWideNarrow} />
        <span className="sr-only">Order: </span>
        {names[chosen]}
      </MenuTrigger>
      <MenuPanel align="start" className="min-w-44">
        <MenuRadioGroup
          value={chosen}
          onValueChange={(sort) => onChange(sort === BEST ? undefined : (sort as SongSort))}
        >
          {Object.entries(names).map(([sort, name]) => (
            <MenuRadioRow key={sort} value={sort}>
              {name}
            </MenuRadioRow>
          ))}
        </MenuRadioGroup>
      </MenuPanel>
    </Menu>
  )
}
