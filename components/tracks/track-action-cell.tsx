'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LikeButton } from '@/components/song-actions/like-button'
import { useIsLiked } from '@/components/song-actions/use-like'
import type { Song } from '@/lib/contract/song'
import { MoreButton } from './more-button'

const SHOWN_ON_HOVER =
  'pointer-fine:opacity-0 group-hover/row:opacity-100 pointer-fine:group-focus-within/row:opacity-100 pointer-fine:data-[state=open]:opacity-100'

type ActionCellProps = { song: Song; tabIndex: number; menu: () => ReactNode }

/** The like button and the menu of a track. */
export function ActionCell({ song, tabIndex, menu }: ActionCellProps) {
  const t = useTranslations('tracks.row')
  const isLiked = useIsLiked(song)
  return (
    <td className="flex justify-end">
      <LikeButton
        song={song}
        tabIndex={tabIndex}
        className={clsx('phone:hidden', !isLiked && SHOWN_ON_HOVER)}
      />
      <MoreButton
        label={t('more', { title: song.title })}
        tabIndex={tabIndex}
        className={clsx('phone:size-11', SHOWN_ON_HOVER)}
      >
        {menu}
      </MoreButton>
    </td>
  )
}
