import { Button } from '@/components/ui/button'

type FormFooterProps = {
  action: string
  /** The label of the button while `isBusy`. */
  busyAction: string
  isBusy: boolean
  isDisabled?: boolean
  /** The result, which a screen reader announces when it appears. */
  result?: string
}

/** The end of a form: its button, and the result beside it. */
export function FormFooter({
  action,
  busyAction,
  isBusy,
  isDisabled = false,
  result,
}: FormFooterProps) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button type="submit" isLarge disabled={isBusy || isDisabled}>
        {isBusy ? busyAction : action}
      </Button>
      <p role="status" className="text-ink-2">
        {result}
      </p>
    </div>
  )
}
