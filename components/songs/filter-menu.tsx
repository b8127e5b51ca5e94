'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buttonClasses } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuPanel, MenuRadioGroup, MenuRadioRow, MenuTrigger } from '@/components/ui/menu'

const ANY = ''

type FilterMenuProps<Value extends string> = {
  name: string
  value?: Value
  options: { value: Value; label: string }[]
  /** Receives undefined if any value is accepted. */
  onChange: (value?: Value) => void
}

/** A filter with one of several values. Not rendered without options. */
export function FilterMenu<Value extends string>(props: FilterMenuProps<Value>) {
  const { name, value, options, onChange } = props
  const t = useTranslations('songs.filters')
  if (options.length === 0) return null
  const chosen = options.find((option) => option.value === value)
  return (
    <Menu>
      <MenuTrigger className={buttonClasses({ look: chosen ? 'quiet' : 'bare', isLarge: true })}>
        {chosen
          ? t.rich('chosen', { filter: name, value: chosen.label, spoken, shown })
          : shown(name)}
        <Icon of={ChevronDown} className="text-ink-3" />
      </MenuTrigger>
      <MenuPanel align="start" className="min-w-44">
        <MenuRadioGroup
          value={value ?? ANY}
          onValueChange={(picked) => onChange(options.find((one) => one.value === picked)?.value)}
        >
          <MenuRadioRow value={ANY}>{t('any')}</MenuRadioRow>
          {options.map((option) => (
            <MenuRadioRow key={option.value} value={option.value}>
              {option.label}
            </MenuRadioRow>
          ))}
        </MenuRadioGroup>
      </MenuPanel>
    </Menu>
  )
}

const spoken = (text: ReactNode) => <span className="sr-only">{text}</span>

const shown = (text: ReactNode) => <span className="cut max-w-40">{text}</span>
