import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

const SIZES = { 40: 'size-10', 44: 'size-11', 48: 'size-12', 64: 'size-16' }

type RoundButtonProps = ComponentProps<'button'> & { label: string; size?: keyof typeof SIZES }

/** A round button in the accent colour, for play and pause. */
export function RoundButton({ label, size = 40, className, ...rest }: RoundButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      className={clsx(
        'grid shrink-0 place-items-center rounded-full bg-accent text-on-accent',
        'transition-transform duration-fast ease-out hover:scale-104 disabled:opacity-40 disabled:hover:scale-100',
        'focus-visible:rounded-full',
        SIZES[size],
        className,
      )}
      {...rest}
    />
  )
}
