'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { useDisconnect } from '@/lib/client/spotify'

/** Removes the connection to Spotify. */
export function DisconnectButton() {
  const t = useTranslations('connections.disconnect')
  const problemText = useProblemText()
  const router = useRouter()
  const { mutate, isPending } = useDisconnect()

  function disconnect() {
    mutate(undefined, {
      onSuccess: () => {
        toast(t('done'))
        router.refresh()
      },
      onError: (error) => toast(t('failed', { reason: problemText(error) })),
    })
  }

  return (
    <Button isLarge look="bare" disabled={isPending} onClick={disconnect}>
      {isPending ? t('pending') : t('action')}
    </Button>
  )
}
