import { CircleAlert, Clock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/messages/use-format'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { ApiProblem } from '@/lib/client/api'
import { CHOOSE_PATH } from './choose-path'
import { ConnectLink } from './connect-link'

const CONSENT_CODES = ['spotify_reconnect', 'spotify_not_connected']

type PlaylistsErrorProps = { error: Error; onRetry: () => void }

/** Why the playlists could not be loaded, with a button that tries again or connects again. */
export function PlaylistsError({ error, onRetry }: PlaylistsErrorProps) {
  const t = useTranslations('connections')
  const { until } = useFormat()
  const problemText = useProblemText()
  const { retryAt, code = '' } = error instanceof ApiProblem ? error : {}
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-3 px-gutter py-4 hairline-t"
    >
      <p className="flex max-w-[70ch] items-start gap-2">
        <Icon of={retryAt ? Clock : CircleAlert} className="mt-0.5 text-ink-2" />
        {retryAt
          ? t('chooser.waiting', { moment: until(retryAt, Date.now()) })
          : problemText(error)}
      </p>
      {CONSENT_CODES.includes(code) ? (
        <ConnectLink returnTo={CHOOSE_PATH}>{t('connectAgain')}</ConnectLink>
      ) : (
        <Button isLarge onClick={onRetry}>
          {t('chooser.tryAgain')}
        </Button>
      )}
    </div>
  )
}
