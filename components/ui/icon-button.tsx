import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

type IconButtonProps = ComponentProps<'button'> & {
  /** What it does: its name for those who do not see the icon, and its title for those who wonder. */
  label: string
}

/** A square button with an icon alone. */
export function IconButton({ label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={clsx(
        'inline-grid size-control shrink-0 place-items-center rounded-control text-ink-2',
        'hover:bg-fill-1 hover:text-ink-1 disabled:opacity-40 disabled:hover:bg-transparent',
        className,
      )}
      {...rest}
    />
  )
}
