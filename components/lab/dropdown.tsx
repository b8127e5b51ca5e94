import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Icon } from '@/components/ui/icons'

type DropdownProps = Omit<ComponentProps<'select'>, 'onChange'> & {
  label: string
  /** Stands before the words; needs room to its right, as `pl-11`. */
  before?: ReactNode
  onChoose: (value: string) => void
}

/** One of several, in a button: the system's own list, which every keyboard and thumb knows. */
export function Dropdown({ label, before, onChoose, className, ...select }: DropdownProps) {
  return (
    <span className="relative inline-flex min-w-0 items-center">
      {before && <span className="pointer-events-none absolute left-3">{before}</span>}
      <select
        {...select}
        aria-label={label}
        onChange={(event) => onChoose(event.target.value)}
        className={clsx(
          'cut w-full field-sizing-content cursor-pointer appearance-none rounded-control bg-fill-2 pr-8 font-strong hover:bg-fill-3',
          '[&_optgroup]:bg-raised [&_option]:bg-raised [&_option]:font-normal',
          className,
        )}
      />
      <Icon of={ChevronDown} className="pointer-events-none absolute right-2.5 text-ink-3" />
    </span>
  )
}
