import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

type IconButtonProps = ComponentProps<'button'> & {
  /** The name for screen readers, and the tooltip. */
  label: string
  /** Full contrast, for active and for important buttons. */
  isStrong?: boolean
}

/** A square button with only an icon. */
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
