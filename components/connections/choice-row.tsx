import { clsx } from 'clsx'

type ChoiceRowProps = {
  name: string
  /** Under the name: whose it is and how much it holds, or why it cannot be had. */
  detail: string
  /** At the right: how it stands here. */
  state?: string
  isChosen: boolean
  isDisabled?: boolean
  onToggle: () => void
}

/** One list that may be chosen; the whole row is its label. */
export function ChoiceRow({ name, detail, state, isChosen, isDisabled, onToggle }: ChoiceRowProps) {
  return (
    <li className="hairline-t">
      <label
        className={clsx(
          'flex min-h-row items-center gap-3 px-gutter py-1.5 -outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-focus',
          isDisabled ? 'text-ink-3' : 'cursor-pointer hover:bg-fill-1',
          isChosen && 'bg-fill-2',
        )}
      >
        <input
          type="checkbox"
          checked={isChosen}
          disabled={isDisabled}
          onChange={onToggle}
          className="size-4 shrink-0 accent-(--ink-1) outline-none"
        />
        <span className="grid min-w-0 flex-1">
          <span className="cut">{name}</span>
          <span className="text-12 text-ink-3">{detail}</span>
        </span>
        {state && <span className="shrink-0 text-12 text-ink-3">{state}</span>}
      </label>
    </li>
  )
}
