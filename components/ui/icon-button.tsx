import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

type IconButtonProps = ComponentProps<'button'> & {
  /** What it does: its name for those who do not see the icon, and its title for those who wonder. */
  label: string
  /** Ink for what is on or matters most. */
  isStrong?: boolean
}

/** A square button with an icon alone. */
export function IconButton({
  label,
  isStrong = false,
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={clsx(
        'inline-grid size-control shrink-0 place-items-center rounded-control',
        isStrong ? 'text-ink-1' : 'text-ink-2',
        'hover:bg-fill-1 hover:text-ink-1 disabled:opacity-40 disabled:hover:bg-transparent',
        className,
      )}
      {...rest}
    />
  )
}
