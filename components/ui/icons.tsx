import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'

type IconProps = {
  of: LucideIcon
  size?: 14 | 16 | 20 | 24
  isFilled?: boolean
  className?: string
}

/** A drawing beside words or in a named button; it says nothing by itself. */
export function Icon({ of: Drawing, size = 16, isFilled = false, className }: IconProps) {
  return (
    <Drawing
      aria-hidden
      size={size}
      strokeWidth={1.75}
      absoluteStrokeWidth={false}
      className={clsx('shrink-0', isFilled && 'fill-current', className)}
    />
  )
}
