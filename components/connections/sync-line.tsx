'use client'

import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { useFormat } from '@/components/messages/use-format'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Icon } from '@/components/ui/icons'
import { usePlaylistSync } from '@/lib/client/spotify'
import type { Import } from '@/lib/contract/import'
import type { Playlist } from '@/lib/contract/playlist'
import type { SyncMode } from '@/lib/contract/sync-mode'
import { SYNC_LINK, SyncModeMenu } from './sync-mode-menu'
import { SyncProgress } from './sync-progress'

type SyncLineProps = { playlist: Playlist; nowMs: number }

/** The last sync of a playlist with Spotify, with its mode; renders nothing for other playlists. */
export function SyncLine({ playlist, nowMs }: SyncLineProps) {
  const t = useTranslations('sync')
  const { ago } = useFormat()
  const problemText = useProblemText()
  const { origin } = playlist
  const { mutate, isPending } = usePlaylistSync(playlist.id)
  const [running, setRunning] = useState<Import>()
  const [mode, setMode] = useState(origin?.syncMode ?? 'mirror')
  if (origin?.source !== 'spotify') return null

  function start(chosen?: SyncMode) {
    if (chosen) setMode(chosen)
    mutate(chosen, {
      onSuccess: setRunning,
      onError: (error) => toast(t('notSynced', { reason: problemText(error) })),
    })
  }

  return (
    <p className="flex flex-wrap items-center gap-x-3 text-12 text-ink-3">
      {running ? (
        <SyncProgress key={running.id} started={running} onEnd={() => setRunning(undefined)} />
      ) : (
        <>
          <span>{t('synced', { ago: ago(origin.syncedAt, nowMs) })}</span>
          <button type="button" disabled={isPending} onClick={() => start()} className={SYNC_LINK}>
            <Icon of={RefreshCw} size={14} />
            {isPending ? t('starting') : t('syncNow')}
          </button>
        </>
      )}
      <SyncModeMenu mode={mode} onChoose={start} />
    </p>
  )
}
