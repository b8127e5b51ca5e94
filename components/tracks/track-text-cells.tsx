'use client'

import { clsx } from 'clsx'
import { CloudUpload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons'
import type { Song } from '@/lib/contract/song'
import { AlbumTitle, ArtistNames } from './song-links'

type TitleCellProps = { song: Song; isCurrent: boolean; isExcluded: boolean }

/** Title and artists of a track. */
export function TitleCell({ song, isCurrent, isExcluded }: TitleCellProps) {
  const colour = isExcluded ? 'text-ink-3' : 'text-ink-1'
  return (
    <td className="grid min-w-0 px-2 phone:pl-5">
      <span
        dir="auto"
        className={clsx('cut phone:text-16', isCurrent ? 'font-strong text-accent-ink' : colour)}
      >
        {song.title}
        {song.source === 'upload' && <UploadMark />}
      </span>
      <span dir="auto" className={clsx('cut text-12', isExcluded ? 'text-ink-3' : 'text-ink-2')}>
        <ArtistNames song={song} />
      </span>
    </td>
  )
}

export function AlbumCell({ song, isExcluded }: { song: Song; isExcluded: boolean }) {
  return (
    <td
      dir="auto"
      className={clsx('cut px-2 @max-2xl/main:hidden', isExcluded ? 'text-ink-3' : 'text-ink-2')}
    >
      <AlbumTitle song={song} />
    </td>
  )
}

// Only the owner of an upload sees it, and it plays without any other service.
function UploadMark() {
  const t = useTranslations('tracks.row')
  return (
    <>
      <span title={t('upload')} className="ml-1.5 inline-block align-[-2px] text-ink-3">
        <Icon of={CloudUpload} size={14} />
      </span>
      <span className="sr-only">{t('spokenUpload')}</span>
    </>
  )
}
