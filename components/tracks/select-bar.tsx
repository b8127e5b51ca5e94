'use client'

import { Ban, CircleMinus, Languages, ListEnd, ListPlus, ListStart, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useQueue } from '@/components/player/ui/use-queue'
import { mayBeMisread, repairTexts } from '@/components/song-actions/misread-songs'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuPanel, MenuTrigger } from '@/components/ui/menu'
import type { Track } from '@/lib/contract/playlist-tracks'
import { AddToRows } from './add-to-menu'
import { focusActiveRow } from './free-focus'
import type { TrackEdits } from './use-track-edits'

type SelectBarProps = {
  tracks: Track[]
  /** Undefined for lists that cannot be edited. */
  edits?: TrackEdits
  onClear: () => void
}

/** A toolbar for the selected tracks. */
export function SelectBar({ tracks, edits, onClear }: SelectBarProps) {
  const t = useTranslations('tracks')
  const queue = useQueue()

  function leave() {
    onClear()
    // The pressed button disappears.
    requestAnimationFrame(focusActiveRow)
  }

  return (
    <div
      role="toolbar"
      aria-label={t('selection.label', { count: tracks.length })}
      className="sticky bottom-5 z-3 mx-auto mt-3 flex w-max shrink-0 max-w-[calc(100%-32px)] items-center gap-0.5 overflow-x-auto rounded-bar bg-raised p-1 shadow-2 animate-[rise_var(--normal)_ease-out]"
    >
      <span className="px-3 font-strong whitespace-nowrap">
        {t('selection.count', { count: tracks.length })}
      </span>
      <Action
        icon={ListStart}
        label={t('selection.playNext')}
        onClick={() => {
          void queue.playNext(tracks)
          leave()
        }}
      />
      <Action
        icon={ListEnd}
        label={t('selection.addToQueue')}
        onClick={() => {
          void queue.addToEnd(tracks)
          leave()
        }}
      />
      <AddToMenu tracks={tracks} />
      <RepairAction tracks={tracks} />
      {edits && <EditActions tracks={tracks} edits={edits} onLeave={leave} onRemoved={onClear} />}
      <span aria-hidden className="mx-1 h-5 w-px bg-line" />
      <IconButton label={t('selection.clear')} onClick={leave}>
        <Icon of={X} />
      </IconButton>
    </div>
  )
}

/** Only for songs with letters that may be wrong. */
function RepairAction({ tracks }: { tracks: Track[] }) {
  const t = useTranslations('tracks')
  const songs = tracks.map(({ song }) => song).filter(mayBeMisread)
  if (songs.length === 0) return null
  return (
    <Action
      icon={Languages}
      label={t('selection.wrongLetters')}
      onClick={() => repairTexts(songs)}
    />
  )
}

function AddToMenu({ tracks }: { tracks: Track[] }) {
  const t = useTranslations('tracks')
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <Button look="bare" className="font-normal" aria-label={t('selection.addTo')}>
          <Icon of={ListPlus} />
          <span className="phone:hidden">{t('selection.addTo')}</span>
        </Button>
      </MenuTrigger>
      <MenuPanel>
        <AddToRows songIds={tracks.map((track) => track.song.id)} />
      </MenuPanel>
    </Menu>
  )
}

type EditActionsProps = {
  tracks: Track[]
  edits: TrackEdits
  onLeave: () => void
  /** The edit moves the focus itself. */
  onRemoved: () => void
}

function EditActions({ tracks, edits, onLeave, onRemoved }: EditActionsProps) {
  const t = useTranslations('tracks')
  const ids = tracks.map((track) => track.id)

  function leaveOut() {
    void edits.exclude(ids, true)
    onLeave()
  }

  function remove() {
    void edits.remove(ids)
    onRemoved()
  }

  return (
    <>
      <Action icon={Ban} label={t('selection.leaveOut')} onClick={leaveOut} />
      <Action icon={CircleMinus} label={t('selection.remove')} onClick={remove} />
    </>
  )
}

type ActionProps = { icon: typeof Ban; label: string; onClick: () => void }

function Action({ icon, label, onClick }: ActionProps) {
  return (
    <Button look="bare" className="font-normal" aria-label={label} onClick={onClick}>
      <Icon of={icon} />
      <span className="phone:hidden">{label}</span>
    </Button>
  )
}
