import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { toast } from 'sonner'
import { useCodedText } from '@/components/messages/use-coded-text'
import { useFormat } from '@/components/messages/use-format'
import { isOpen, useWatchedImport } from '@/lib/client/imports'
import type { Import } from '@/lib/contract/import'

/** A running sync. When it ends, its outcome is shown as a toast and the page is loaded again. */
export function SyncProgress({ started, onEnd }: { started: Import; onEnd: () => void }) {
  const t = useTranslations('sync')
  const { until } = useFormat()
  const outcomeOf = useOutcomeText()
  const router = useRouter()
  const { current } = useWatchedImport(started)
  const outcome = isOpen(current) ? undefined : outcomeOf(current)

  useEffect(() => {
    if (outcome === undefined) return
    toast(outcome)
    router.refresh()
    onEnd()
  }, [outcome, router, onEnd])

  return (
    <span role="status">
      {current.waitingUntil
        ? t('waiting', { moment: until(current.waitingUntil, Date.now()) })
        : t('running')}
    </span>
  )
}

function useOutcomeText() {
  const t = useTranslations('sync')
  const showProblem = useCodedText('problems')
  return ({ status, problem, error, report }: Import): string => {
    if (status === 'failed') {
      const reason = showProblem({ code: problem?.code, text: error ?? '' })
      return t('notSynced', { reason })
    }
    if (status === 'cancelled') return t('cancelled')
    return report.imported === 0 ? t('unchanged') : t('done')
  }
}
