import type { ReactNode } from 'react'
import { type ButtonLook, buttonClasses } from '@/components/ui/button'
import { connectUrl } from '@/lib/client/spotify'

type ConnectLinkProps = {
  /** The path that Spotify's consent page returns to. */
  returnTo: string
  look?: ButtonLook
  children: ReactNode
}

/** Starts Spotify's consent: a plain link, because the router of Next cannot leave the site. */
export function ConnectLink({ returnTo, look, children }: ConnectLinkProps) {
  return (
    <a href={connectUrl(returnTo)} className={buttonClasses({ look, isLarge: true })}>
      {children}
    </a>
  )
}
