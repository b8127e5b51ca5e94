'use client'

import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { isOpen, useStopImport } from '@/lib/client/imports'
import type { Import } from '@/lib/contract/import'
import { ResultLink } from './result-link'

type ImportActionsProps = { row: Import; onStopped: () => void; onAgain?: () => void }

/** The buttons of an import: stop it, import the file again, or open the result. */
export function ImportActions({ row, onStopped, onAgain }: ImportActionsProps) {
  const t = useTranslations('imports.actions')
  const problemText = useProblemText()
  const stop = useStopImport(row.id)

  if (isOpen(row)) {
    const stopImport = () =>
      stop.mutate(undefined, {
        onSuccess: onStopped,
        onError: (error) => toast(t('notStopped', { reason: problemText(error) })),
      })
    return (
      <Button look="bare" disabled={stop.isPending} onClick={stopImport}>
        {stop.isPending ? t('stopping') : t('stop')}
      </Button>
    )
  }
  return (
    <>
      {onAgain && mayContinue(row) && (
        <Button onClick={onAgain}>
          <Icon of={RotateCcw} />
          {t('again')}
        </Button>
      )}
      <ResultLink row={row} />
    </>
  )
}

// A file without a row that can be imported fails again.
const mayContinue = ({ status, report }: Import): boolean =>
  status === 'cancelled' ||
  (status === 'failed' && !(report.imported === 0 && report.skippedCount > 0))
