'use client'

import { ArrowDown, ArrowUp, Ban, CircleMinus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MenuRow, MenuSeparator } from '@/components/ui/menu'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { TrackEdits } from './use-track-edits'

type EditRowsProps = { track: Track; index: number; total: number; edits: TrackEdits }

/** Rows of a track's menu that edit the playlist. */
export function EditRows({ track, index, total, edits }: EditRowsProps) {
  const t = useTranslations('tracks.menu')
  const moveTo = (position: number) => void edits.move({ trackIds: [track.id], position })
  return (
    <>
      <MenuRow icon={Ban} onSelect={() => void edits.exclude([track.id], !track.excluded)}>
        {track.excluded ? t('bringBack') : t('leaveOut')}
      </MenuRow>
      <MenuSeparator />
      <MenuRow icon={ArrowUp} isDisabled={index === 0} onSelect={() => moveTo(index - 1)}>
        {t('moveUp')}
      </MenuRow>
      <MenuRow icon={ArrowDown} isDisabled={index + 1 >= total} onSelect={() => moveTo(index + 1)}>
        {t('moveDown')}
      </MenuRow>
      <MenuSeparator />
      <MenuRow icon={CircleMinus} keys="⌫" onSelect={() => void edits.remove([track.id])}>
        {t('remove')}
      </MenuRow>
    </>
  )
}
