import Link from 'next/link'
import type { ReactNode } from 'react'

/** Renders the link in a message: `t.rich('back', { link: textLink('/login') })`. */
export const textLink = (href: string) => (text: ReactNode) => (
  <Link href={href} className="link text-ink-1">
    {text}
  </Link>
)
