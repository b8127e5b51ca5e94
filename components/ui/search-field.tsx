'use client'

import { clsx } from 'clsx'
import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { InputBox } from './field'
import { IconButton } from './icon-button'
import { Icon } from './icons'

type SearchFieldProps = {
  id?: string
  label: string
  placeholder: string
  value: string
  /** Whether the results are still loading. */
  isBusy?: boolean
  onChange: (value: string) => void
  className?: string
}

/** A search box; Escape clears it. */
export function SearchField(props: SearchFieldProps) {
  const { id, label, placeholder, value, isBusy = false, onChange, className } = props
  const t = useTranslations('ui')
  const input = useRef<HTMLInputElement>(null)

  function clear() {
    onChange('')
    input.current?.focus()
  }

  return (
    <search className={className}>
      <InputBox>
        <Icon of={Search} className={clsx('text-ink-3', isBusy && 'breathe')} />
        <input
          ref={input}
          id={id}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          aria-label={label}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && clear()}
          className="min-h-control-large min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
        />
        {value && (
          <IconButton label={t('clearSearch')} className="-mr-2" onClick={clear}>
            <Icon of={X} />
          </IconButton>
        )}
      </InputBox>
    </search>
  )
}
