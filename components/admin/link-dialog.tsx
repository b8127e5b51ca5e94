'use client'

import { useTranslations } from 'next-intl'
import { CopyOnce, SecretText } from '@/components/ui/copy-once'
import { Dialog } from '@/components/ui/dialog'

type LinkDialogProps = { title: string; detail: string; url: string; onClose: () => void }

/** A new link in plain text, with a button that copies it. */
export function LinkDialog({ title, detail, url, onClose }: LinkDialogProps) {
  const t = useTranslations('admin.link')
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      description={detail}
    >
      <CopyOnce text={url} onClose={onClose}>
        <SecretText label={t('label')}>{url}</SecretText>
      </CopyOnce>
    </Dialog>
  )
}
