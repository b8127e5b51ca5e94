import { CircleAlert } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useFormat } from '@/components/messages/use-format'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { useRemoveYoutubeKey } from '@/lib/client/youtube-key'
import type { YoutubeConnection } from '@/lib/contract/connections'

type StoredKeyProps = {
  connection: YoutubeConnection
  onReplace: () => void
  onRemoved: () => void
}

/** A stored key by its last characters, why it no longer works if it does not, and its actions. */
export function StoredKey({ connection, onReplace, onRemoved }: StoredKeyProps) {
  const t = useTranslations('settings.youtube.key')
  const { date } = useFormat()
  const { keyEnding, brokenReason, connectedAt } = connection
  return (
    <>
      {keyEnding !== null && (
        <p className="text-ink-2">
          {t.rich('stored', {
            ending: keyEnding,
            day: date(connectedAt),
            code: (text) => <code className="text-ink-1">{text}</code>,
          })}
        </p>
      )}
      {brokenReason && (
        <p className="flex items-start gap-2">
          <Icon of={CircleAlert} className="mt-0.5 text-danger" />
          {t(`broken.${brokenReason}`)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button isLarge onClick={onReplace}>
          {t('replace')}
        </Button>
        <RemoveButton onRemoved={onRemoved} />
      </div>
    </>
  )
}

function RemoveButton({ onRemoved }: Pick<StoredKeyProps, 'onRemoved'>) {
  const t = useTranslations('settings.youtube.key')
  const problemText = useProblemText()
  const router = useRouter()
  const { mutate, isPending } = useRemoveYoutubeKey()

  function remove() {
    mutate(undefined, {
      onSuccess: () => {
        toast(t('removed'))
        onRemoved()
        router.refresh()
      },
      onError: (error) => toast(t('removeFailed', { reason: problemText(error) })),
    })
  }

  return (
    <Button isLarge look="bare" disabled={isPending} onClick={remove}>
      {isPending ? t('removing') : t('remove')}
    </Button>
  )
}
