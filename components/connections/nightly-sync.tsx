'use client'

import { toast } from 'sonner'
import { useNightlySync } from '@/lib/client/spotify'
import type { Connection } from '@/lib/contract/connections'

/** Whether what came from Spotify is kept up with every night. */
export function NightlySync({ connection }: { connection: Connection }) {
  const change = useNightlySync()
  const isOn = change.isPending
    ? change.variables
    : (change.data?.syncsNightly ?? connection.syncsNightly)
  const choose = (wanted: boolean) =>
    change.mutate(wanted, { onError: (error) => toast(`Not changed. ${error.message}`) })
  return (
    <label className="flex cursor-pointer items-start gap-3">
      <input
        type="checkbox"
        checked={isOn}
        disabled={change.isPending}
        onChange={(event) => choose(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-(--ink-1)"
      />
      <span className="grid">
        Sync every night
        <span className="text-12 text-ink-2">
          Everything that came from Spotify, each playlist in the way chosen for it.
        </span>
      </span>
    </label>
  )
}
