import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/messages/use-problem-text'
import { ErrorState } from '@/components/ui/error-state'
import { ApiProblem } from '@/lib/client/api'

type LabErrorsProps = {
  listError: Error | undefined
  haveRunsFailed: boolean
  onRetryList: () => void
  onRetryRuns: () => void
}

/** The failures of loading a list and of shuffling it; renders nothing if there are none. */
export function LabErrors(props: LabErrorsProps) {
  const { listError, haveRunsFailed, onRetryList, onRetryRuns } = props
  const t = useTranslations('lab')
  const problemText = useProblemText()
  return (
    <>
      {listError && (
        <ErrorState
          title={t('listFailed')}
          detail={listError instanceof ApiProblem ? problemText(listError) : t('notLoaded')}
          onRetry={onRetryList}
        />
      )}
      {haveRunsFailed && (
        <ErrorState title={t('runsFailed')} detail={t('notLoaded')} onRetry={onRetryRuns} />
      )}
    </>
  )
}
