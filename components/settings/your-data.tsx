'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { FormError } from '@/components/account/form-error'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { useAccountDownload } from '@/lib/client/me'

/** A download of everything that is stored about the user. */
export function YourData() {
  const t = useTranslations('settings.data')
  const showProblem = useProblemText()
  const { mutate, isPending, error } = useAccountDownload()
  return (
    <>
      <p className="text-ink-2">{t('detail')}</p>
      <div className="-mb-4 has-[p]:mb-0">
        <FormError>{error ? showProblem(error) : undefined}</FormError>
      </div>
      <div>
        <Button isLarge disabled={isPending} onClick={() => mutate()}>
          <Icon of={Download} />
          {t('download')}
        </Button>
      </div>
    </>
  )
}
