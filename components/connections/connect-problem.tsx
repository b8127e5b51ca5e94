import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons'
import { english } from '@/lib/i18n/english'

const { explanations } = english.docs

type ConnectProblemProps = {
  /** The query parameter that the callback of Spotify adds: a problem code if it failed. */
  outcome: string | string[] | undefined
}

/**
 * Why connecting Spotify failed; renders nothing if it did not. Only server components may render
 * it: the browser does not get the explanations of all problems.
 */
export function ConnectProblem({ outcome }: ConnectProblemProps) {
  const t = useTranslations('connections')
  const explain = useTranslations('docs.explanations')
  if (!isProblem(outcome)) return null
  return (
    <p role="alert" className="flex max-w-[76ch] items-start gap-2">
      <Icon of={CircleAlert} className="mt-0.5 text-danger" />
      <span>
        {t('notConnected')} {explain(`${outcome}.cause`)}{' '}
        <span className="text-ink-2">{explain(`${outcome}.remedy`)}</span>
      </span>
    </p>
  )
}

const isProblem = (outcome: unknown): outcome is keyof typeof explanations =>
  typeof outcome === 'string' && Object.hasOwn(explanations, outcome)
