'use client'

import { Play } from 'lucide-react'
import { toast } from 'sonner'
import { Button, ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { ago, number } from '@/components/ui/words'
import { api } from '@/lib/client/api'
import { type Import, imports } from '@/lib/contract/imports'
import { isOpen } from './import-queries'
import { ImportReport } from './import-report'
import { WeavingRibbon, WovenRibbon } from './import-ribbon'
import { useImport } from './use-import'

/** One import: how it goes, then what came of it. */
export function ImportCard({ first, nowMs }: { first: Import; nowMs: number }) {
  const [current, setCurrent] = useImport(first)
  const { playlists, name, status, progress, error, createdAt } = current
  const [playlist] = playlists
  const isRunning = isOpen(current)

  async function stop() {
    await api(imports.cancel, { importId: current.id }).then(setCurrent, (problem: Error) => {
      toast(problem.message)
    })
  }

  return (
    <section aria-label={`Import of ${name}`}>
      <header className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2 px-gutter">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
          <h2 className="text-16 font-strong break-words">{playlist?.name ?? name}</h2>
          <p className="text-ink-2" suppressHydrationWarning>
            {playlist ? `from ${name}, ` : ''}
            {ago(createdAt, nowMs)}
          </p>
        </div>
        {isRunning && (
          <Button look="bare" onClick={() => void stop()}>
            Stop
          </Button>
        )}
        {!isRunning && playlist && (
          <ButtonLink href={`/playlists/${playlist.id}`}>
            <Icon of={Play} />
            Open the playlist
          </ButtonLink>
        )}
      </header>
      {isRunning && <WeavingRibbon progress={progress} />}
      {!isRunning && playlist && <WovenRibbon playlistId={playlist.id} />}
      <p aria-live="polite" className="flex gap-2 px-gutter pt-2 text-ink-2">
        {isRunning && (
          <>
            <span className="font-strong text-accent-ink">
              {number(progress.done)} of {number(progress.total)}
            </span>
            {status === 'queued' ? 'Waiting for its turn' : 'rows read'}
          </>
        )}
        {!isRunning && (
          <span className={error ? 'text-danger' : undefined}>{outcome(current)}</span>
        )}
      </p>
      {!isRunning && <ImportReport current={current} />}
    </section>
  )
}

function outcome({ status, error, playlists }: Import): string {
  if (error) return error
  if (status === 'cancelled') return 'Stopped. What came in stays.'
  if (playlists.length > 1) return `${playlists.length} playlists came in.`
  return status === 'partial' ? 'Came in, but for the rows below.' : 'Everything came in.'
}
