import type { ReactNode } from 'react'
import { type ButtonLook, buttonClasses } from '@/components/ui/button'
import { connectUrl } from '@/lib/client/spotify'

type ConnectLinkProps = {
  /** Where one goes on once Spotify has led back. */
  returnTo: string
  look?: ButtonLook
  children: ReactNode
}

/** Leaves for Spotify: a plain link, since the way there is no page of this site. */
export function ConnectLink({ returnTo, look, children }: ConnectLinkProps) {
  return (
    <a href={connectUrl(returnTo)} className={buttonClasses({ look, isLarge: true })}>
      {children}
    </a>
  )
}
