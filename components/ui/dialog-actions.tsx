import { Button } from './button'
import { DialogButtons } from './dialog'

export type DialogActionsProps = {
  look: 'primary' | 'danger'
  action: string
  /** The label of the button while `isBusy`. */
  busyAction: string
  isBusy: boolean
  /** Absent in a form, which the button submits. */
  onAction?: () => void
  cancel: string
  onCancel: () => void
}

/** The end of a dialog that changes something: the button that does it, and the one that does not. */
export function DialogActions({
  look,
  action,
  busyAction,
  isBusy,
  onAction,
  cancel,
  onCancel,
}: DialogActionsProps) {
  return (
    <DialogButtons>
      <Button isLarge onClick={onCancel}>
        {cancel}
      </Button>
      <Button
        type={onAction ? 'button' : 'submit'}
        look={look}
        isLarge
        disabled={isBusy}
        onClick={onAction}
      >
        {isBusy ? busyAction : action}
      </Button>
    </DialogButtons>
  )
}
