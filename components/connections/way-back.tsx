import { CircleAlert } from 'lucide-react'
import { problemWords } from '@/components/docs/problem-words'
import { Icon } from '@/components/ui/icons'

/**
 * Says why Spotify led back without being connected; nothing where it went well. Pages render it: the
 * words of every problem are not for the browser.
 */
export function WayBack({ outcome }: { outcome: string | string[] | undefined }) {
  if (!isProblem(outcome)) return null
  const words = problemWords[outcome]
  return (
    <p role="alert" className="flex max-w-[76ch] items-start gap-2">
      <Icon of={CircleAlert} className="mt-0.5 text-danger" />
      <span>
        Spotify was not connected. {words.cause} <span className="text-ink-2">{words.mend}</span>
      </span>
    </p>
  )
}

const isProblem = (outcome: unknown): outcome is keyof typeof problemWords =>
  typeof outcome === 'string' && Object.hasOwn(problemWords, outcome)
