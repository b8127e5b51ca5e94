import { CircleAlert } from 'lucide-react'
import { problemWords } from '@/components/docs/problem-words'
import { Icon } from '@/components/ui/icons'

/** Says why Spotify led back without being connected; nothing where it went well. */
export function WayBack({ outcome }: { outcome: string | undefined }) {
  const words = Object.entries(problemWords).find(([code]) => code === outcome)?.[1]
  if (!words) return null
  return (
    <p role="alert" className="flex max-w-[76ch] items-start gap-2">
      <Icon of={CircleAlert} className="mt-0.5 text-danger" />
      <span>
        Spotify was not connected. {words.cause} <span className="text-ink-2">{words.mend}</span>
      </span>
    </p>
  )
}
