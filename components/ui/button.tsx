import { clsx } from 'clsx'
import Link from 'next/link'
import type { ComponentProps } from 'react'

export type ButtonLook = 'quiet' | 'primary' | 'play' | 'bare' | 'danger'
type ButtonStyle = { look?: ButtonLook; isLarge?: boolean }

const COLOURS: Record<ButtonLook, string> = {
  quiet: 'bg-fill-2 hover:bg-fill-3',
  primary: 'bg-ink-1 text-ink-inverse hover:opacity-88',
  play: 'bg-accent text-on-accent hover:opacity-92',
  bare: 'text-ink-2 hover:bg-fill-1 hover:text-ink-1',
  danger: 'bg-danger-wash text-danger hover:opacity-88',
}

/** Returns the classes of a button, for other elements that look like one. */
export const buttonClasses = ({ look = 'quiet', isLarge = false }: ButtonStyle = {}): string =>
  clsx(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-strong whitespace-nowrap',
    'transition-[opacity,transform] duration-fast ease-out active:scale-98',
    'disabled:opacity-40 disabled:active:scale-100 aria-disabled:opacity-40',
    isLarge ? 'min-h-control-large px-4' : 'min-h-control px-3',
    COLOURS[look],
  )

export function Button({
  look,
  isLarge,
  className,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & ButtonStyle) {
  return (
    <button type={type} className={clsx(buttonClasses({ look, isLarge }), className)} {...rest} />
  )
}

export function ButtonLink({
  look,
  isLarge,
  className,
  ...rest
}: ComponentProps<typeof Link> & ButtonStyle) {
  return <Link className={clsx(buttonClasses({ look, isLarge }), className)} {...rest} />
}
