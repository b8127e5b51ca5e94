'use client'

import { ArrowDownWideNarrow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buttonClasses } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuPanel, MenuRadioGroup, MenuRadioRow, MenuTrigger } from '@/components/ui/menu'
import type { SongSort } from '@/lib/client/songs'

const SORTS = ['title', 'artist', '-createdAt', 'duration', 'bpm'] as const satisfies SongSort[]
/** The order by relevance, which the API uses if a search has no other. */
const BEST = 'best'

type SortMenuProps = {
  value?: SongSort
  /** Whether there is a search text: only then results can be sorted by relevance. */
  isSearch: boolean
  onChange: (sort?: SongSort) => void
}

/** The order of the songs. */
export function SortMenu({ value, isSearch, onChange }: SortMenuProps) {
  const t = useTranslations('songs.sort')
  const options = isSearch ? ([BEST, ...SORTS] as const) : SORTS
  const chosen = value ?? (isSearch ? BEST : 'title')
  return (
    <Menu>
      <MenuTrigger className={buttonClasses({ look: 'bare', isLarge: true })}>
        <Icon of={ArrowDownWideNarrow} />
        {t.rich('current', { sort: t(chosen), spoken: srOnly })}
      </MenuTrigger>
      <MenuPanel align="start" className="min-w-44">
        <MenuRadioGroup
          value={chosen}
          onValueChange={(picked) => onChange(SORTS.find((sort) => sort === picked))}
        >
          {options.map((sort) => (
            <MenuRadioRow key={sort} value={sort}>
              {t(sort)}
            </MenuRadioRow>
          ))}
        </MenuRadioGroup>
      </MenuPanel>
    </Menu>
  )
}

const srOnly = (text: ReactNode) => <span className="sr-only">{text}</span>
