'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { useNightlySync } from '@/lib/client/spotify'
import type { Connection } from '@/lib/contract/connections'

/** Turns the nightly sync of everything from Spotify on or off. */
export function NightlySync({ connection }: { connection: Connection }) {
  const t = useTranslations('connections.nightlySync')
  const problemText = useProblemText()
  const { mutate, isPending, variables, data } = useNightlySync()
  const isOn = isPending ? variables : (data?.syncsNightly ?? connection.syncsNightly)

  function change(isChecked: boolean) {
    mutate(isChecked, {
      onError: (error) => toast(t('failed', { reason: problemText(error) })),
    })
  }

  return (
    <label className="flex cursor-pointer items-start gap-3">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isPending}
        onChange={(event) => change(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-(--ink-1)"
      />
      <span className="grid">
        {t('label')}
        <span className="text-12 text-ink-2">{t('detail')}</span>
      </span>
    </label>
  )
}
