'use client'

import { Share2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { MenuRow } from '@/components/ui/menu'
import { ApiProblem } from '@/lib/client/api'
import { shareAsText } from '@/lib/client/share-text'

type ShareTextRowProps = { list: string; name: string; order: 'list' | 'shuffle' }

/** Shares the list as lines of text, or copies them if the browser cannot share. */
export function ShareTextRow(props: ShareTextRowProps) {
  const t = useTranslations('playlists.export')
  const problemText = useProblemText()

  async function share() {
    try {
      if ((await shareAsText(props)) === 'copied') toast(t('copied'))
    } catch (error) {
      toast(error instanceof ApiProblem ? problemText(error) : t('notCopied'))
    }
  }

  return (
    <MenuRow icon={Share2} onSelect={() => void share()}>
      {t('share')}
    </MenuRow>
  )
}
