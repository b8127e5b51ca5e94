import { CircleAlert, Clock } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { ApiProblem } from '@/lib/client/api'
import { ConnectLink } from './connect-link'
import { untilWords } from './playlist-words'
import { CHOOSE_PATH } from './spotify-way'

type RefusedProps = { error: Error; onRetry: () => void }

/** Why Spotify shows nothing, and the way on. */
export function Refused({ error, onRetry }: RefusedProps) {
  const problem = error instanceof ApiProblem ? error : undefined
  const isAnew = problem?.code === 'spotify_reconnect' || problem?.code === 'spotify_not_connected'
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-3 px-gutter py-4 hairline-t"
    >
      <p className="flex max-w-[70ch] items-start gap-2">
        <Icon of={problem?.retryAt ? Clock : CircleAlert} className="mt-0.5 text-ink-2" />
        {problem?.retryAt
          ? `Spotify asks us to wait until ${untilWords(problem.retryAt)}.`
          : error.message}
      </p>
      {isAnew ? (
        <ConnectLink returnTo={CHOOSE_PATH}>Connect Spotify again</ConnectLink>
      ) : (
        <Button isLarge onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
