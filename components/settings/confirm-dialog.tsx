import { FormError } from '@/components/account/form-error'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Dialog } from '@/components/ui/dialog'
import { DialogActions, type DialogActionsProps } from '@/components/ui/dialog-actions'

type ConfirmDialogProps = Omit<DialogActionsProps, 'look' | 'onCancel'> & {
  title: string
  description: string
  /** Why the action failed, if it did. */
  error: Error | null
  onAction: () => void
  onClose: () => void
}

/** Confirms before something that cannot be undone. */
export function ConfirmDialog({
  title,
  description,
  error,
  onClose,
  ...actions
}: ConfirmDialogProps) {
  const showProblem = useProblemText()
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      description={description}
    >
      <FormError>{error ? showProblem(error) : undefined}</FormError>
      <DialogActions look="danger" onCancel={onClose} {...actions} />
    </Dialog>
  )
}
