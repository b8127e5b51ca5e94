'use client'

import { ChevronDown, RefreshCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import { useFormat } from '@/components/messages/use-format'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuPanel, MenuRadioGroup, MenuRadioRow, MenuTrigger } from '@/components/ui/menu'
import { isOpen, useWatchedImport } from '@/lib/client/imports'
import { usePlaylistSync } from '@/lib/client/spotify'
import type { Import } from '@/lib/contract/imports'
import type { Playlist } from '@/lib/contract/playlists'
import type { SyncMode } from '@/lib/contract/sync-mode'
import { untilWords } from './playlist-words'

const MODES: Record<SyncMode, string> = {
  mirror: 'The same as at Spotify',
  append: 'Only add what is new',
  keep_removed: 'Keep what is taken out there',
}
const LINK = 'link inline-flex min-h-6 items-center gap-1 text-ink-1 disabled:opacity-40'

type SyncLineProps = { playlist: Playlist; nowMs: number }

/** When a playlist was last in line with Spotify, a way to bring it there, and how. */
export function SyncLine({ playlist, nowMs }: SyncLineProps) {
  const { ago } = useFormat()
  const { origin } = playlist
  const sync = usePlaylistSync(playlist.id)
  const [running, setRunning] = useState<Import>()
  const [mode, setMode] = useState(origin?.syncMode ?? 'mirror')
  if (origin?.source !== 'spotify') return null

  function begin(chosen?: SyncMode) {
    if (chosen) setMode(chosen)
    sync.mutate(chosen, {
      onSuccess: setRunning,
      onError: (error) => toast(`Not synced. ${error.message}`),
    })
  }

  return (
    <p className="flex flex-wrap items-center gap-x-3 text-12 text-ink-3">
      {running ? (
        <UnderWay key={running.id} known={running} onEnd={() => setRunning(undefined)} />
      ) : (
        <>
          <span>Synced with Spotify {ago(origin.syncedAt, nowMs)}</span>
          <button type="button" disabled={sync.isPending} onClick={() => begin()} className={LINK}>
            <Icon of={RefreshCw} size={14} />
            {sync.isPending ? 'Starting' : 'Sync now'}
          </button>
        </>
      )}
      <Menu modal={false}>
        <MenuTrigger className={LINK}>
          {MODES[mode]}
          <Icon of={ChevronDown} size={14} />
        </MenuTrigger>
        <MenuPanel align="start">
          <MenuRadioGroup value={mode} onValueChange={(chosen) => begin(chosen as SyncMode)}>
            {Object.entries(MODES).map(([value, words]) => (
              <MenuRadioRow key={value} value={value}>
                {words}
              </MenuRadioRow>
            ))}
          </MenuRadioGroup>
        </MenuPanel>
      </Menu>
    </p>
  )
}

function UnderWay({ known, onEnd }: { known: Import; onEnd: () => void }) {
  const router = useRouter()
  const { current } = useWatchedImport(known)
  const isEnded = !isOpen(current)

  useEffect(() => {
    if (!isEnded) return
    toast(outcomeOf(current))
    router.refresh()
    onEnd()
  }, [isEnded, current, router, onEnd])

  return (
    <span role="status">
      {current.waitingUntil
        ? `Spotify asks us to wait until ${untilWords(current.waitingUntil)}`
        : 'Syncing with Spotify'}
    </span>
  )
}

function outcomeOf({ status, error, report }: Import): string {
  if (status === 'failed') return `Not synced. ${error ?? ''}`
  if (status === 'cancelled') return 'The sync was stopped.'
  return report.imported === 0 ? 'Nothing has changed at Spotify.' : 'In line with Spotify.'
}
