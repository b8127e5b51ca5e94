import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'

type IconProps = {
  of: LucideIcon
  size?: 14 | 16 | 20 | 24
  isFilled?: boolean
  className?: string
}

/** A decorative icon: the text beside it or the name of its button has the meaning. */
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
