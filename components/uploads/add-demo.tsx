'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { invalidateLists } from '@/lib/client/invalidate-lists'
import { useAddDemo } from '@/lib/client/me'

/** Adds the songs and playlists of the demo to an empty library, and shows why if that fails. */
export function AddDemo() {
  const t = useTranslations('uploads.demo')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const router = useRouter()
  const demo = useAddDemo()
  const isBusy = demo.isPending || demo.isSuccess

  const add = () =>
    demo.mutate(undefined, {
      onSuccess: () => {
        invalidateLists(queries)
        router.refresh()
      },
    })

  return (
    <>
      <Button isLarge disabled={isBusy} onClick={add}>
        <Icon of={Play} isFilled />
        {isBusy ? t('adding') : t('add')}
      </Button>
      {demo.error && (
        <p role="alert" className="order-last basis-full text-ink-2">
          {problemText(demo.error)}
        </p>
      )}
    </>
  )
}
