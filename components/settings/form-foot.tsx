import { Button } from '@/components/ui/button'

type FormFootProps = {
  /** What the button does, and what it says while it does so. */
  action: string
  doing: string
  isBusy: boolean
  isDisabled?: boolean
  /** What happened, in words; read out when it appears. */
  done?: string
}

/** The end of a form: its button, and beside it what came of pressing it. */
export function FormFoot({ action, doing, isBusy, isDisabled = false, done }: FormFootProps) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button type="submit" isLarge disabled={isBusy || isDisabled}>
        {isBusy ? doing : action}
      </Button>
      <p role="status" className="text-ink-2">
        {done}
      </p>
    </div>
  )
}
