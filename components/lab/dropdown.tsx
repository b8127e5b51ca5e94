import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Icon } from '@/components/ui/icons'

type DropdownProps = Omit<ComponentProps<'select'>, 'onChange'> & {
  label: string
  /** Shown before the text; needs padding in `className`, such as `pl-11`. */
  icon?: ReactNode
  onChoose: (value: string) => void
}

/** A native select that looks like a button. */
export function Dropdown({ label, icon, onChoose, className, ...select }: DropdownProps) {
  return (
    <span className="relative inline-flex min-w-0 items-center">
      {icon && <span className="pointer-events-none absolute left-3">{icon}</span>}
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
