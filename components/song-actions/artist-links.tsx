'use client'

import Link from 'next/link'
import { Fragment } from 'react'
import { artistPath } from '@/lib/client/list-path'
import type { Song } from '@/lib/contract/song'

type ArtistLinksProps = { artists: Song['artists']; onFollow?: () => void }

/** Names of artists, each linked to its page. */
export function ArtistLinks({ artists, onFollow }: ArtistLinksProps) {
  return artists.map(({ id, name }, index) => (
    <Fragment key={id}>
      {index > 0 && ', '}
      <Link href={artistPath(id)} className="hover:underline" onClick={onFollow}>
        {name}
      </Link>
    </Fragment>
  ))
}
