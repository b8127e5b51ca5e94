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

/** The order songs stand in. */
export function SortMenu({
  value,
  onChange,
}: {
  value: SongSort
  onChange: (sort: SongSort) => void
}) {
  return (
    <Menu>
      <MenuTrigger className={buttonClasses({ look: 'bare', isLarge: true })}>
        <Icon of={ArrowDownWideNarrow} />
        <span className="sr-only">Order: </span>
        {NAMES[value]}
      </MenuTrigger>
      <MenuPanel align="start" className="min-w-44">
        <MenuRadioGroup value={value} onValueChange={(sort) => onChange(sort as SongSort)}>
          {Object.entries(NAMES).map(([sort, name]) => (
            <MenuRadioRow key={sort} value={sort}>
              {name}
            </MenuRadioRow>
          ))}
        </MenuRadioGroup>
      </MenuPanel>
    </Menu>
  )
}
