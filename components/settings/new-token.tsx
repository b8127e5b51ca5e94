'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import { useCreateApiToken } from '@/lib/client/api-tokens'
import { CreatedToken } from './created-token'
import { TokenForm } from './token-form'

/** Creates an API token and shows it once. */
export function NewToken({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings.newToken')
  const creation = useCreateApiToken()
  const created = creation.data
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={created ? t('createdTitle') : t('title')}
      description={created ? t('createdDetail') : null}
    >
      {created ? (
        <CreatedToken token={created.token} onClose={onClose} />
      ) : (
        <TokenForm creation={creation} onCancel={onClose} />
      )}
    </Dialog>
  )
}
